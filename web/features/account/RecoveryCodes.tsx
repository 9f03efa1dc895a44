import { Button, CopyButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import { saveFile } from '../../ui/save-file.ts'
import classes from './Account.module.css'

/** The codes for when the authenticator is lost: shown this once. */
export function RecoveryCodes(props: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation('security')
  const text = props.codes.join('\n')
  return (
    <>
      <Notice tone="success" role="status" title={t('factor.isOn')}>
        <p>{t('factor.codesHint')}</p>
      </Notice>
      <ul className={classes.codes} aria-label={t('factor.codes')}>
        {props.codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes.actions}>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={() => saveFile('recovery-codes.txt', 'text/plain', `${text}\n`)}>
          {t('factor.save')}
        </Button>
        <Button onClick={props.onDone}>{t('factor.kept')}</Button>
      </div>
    </>
  )
}
