import { Button, Modal, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export type SeriesScope = 'one' | 'following' | 'all'

/** Asks which blocks of a series are meant: this one, this and later ones, or all. */
export function SeriesDialog(props: { onChoose: (scope: SeriesScope) => void; onClose: () => void }) {
  const { t } = useTranslation('catalog')
  return (
    <Modal
      opened
      closeButtonProps={{ 'aria-label': t('workspace:close') }}
      onClose={props.onClose}
      title={t('blocks.removeTitle')}
      size={440}
    >
      <Stack>
        {(['one', 'following', 'all'] as const).map((scope) => (
          <Button key={scope} size="md" variant="default" onClick={() => props.onChoose(scope)}>
            {t(`blocks.scope.${scope}`)}
          </Button>
        ))}
      </Stack>
    </Modal>
  )
}
