import { useUrlState } from '../workspace/use-url-state.ts'
import { ExportAll } from './ExportAll.tsx'
import classes from './Imports.module.css'
import { ImportsList } from './ImportsList.tsx'
import { ImportView } from './ImportView.tsx'
import { UnassignedList } from './UnassignedList.tsx'
import { UploadForm } from './UploadForm.tsx'

/** Moving in: files that are taken over, and the visits that found no time. */
export function ImportSettings() {
  const [id, setId] = useUrlState('import')
  if (id) return <ImportView id={id} onClose={() => setId(undefined)} />
  return (
    <div className={classes.page}>
      <UnassignedList />
      <UploadForm onUploaded={({ id: made }) => setId(made)} />
      <ImportsList onOpen={setId} />
      <ExportAll />
    </div>
  )
}
