import { useTranslation } from 'react-i18next'
import { serverNow } from '../../app/server-clock.ts'
import { dateIn } from '../../app/temporal.ts'
import { formatWallTime, formatWeekday } from '../../ui/format-time.ts'
import { formatDateRange } from '../workspace/format.ts'
import { useTenant } from '../workspace/use-me.ts'
import classes from './HoursPage.module.css'
import type { HoursDraft } from './hours-draft.ts'
import { weekLetter } from './week-letter.ts'
import { weeksAhead } from './weeks-ahead.ts'

/** The next four weeks as the draft makes them, so that it can be seen which turn begins when. */
export function WeeksAhead(props: { draft: HoursDraft }) {
  const { t } = useTranslation('catalog')
  const today = dateIn(useTenant().timeZone, serverNow())
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.ahead} aria-label={t('rotas.ahead')} tabIndex={0}>
      <table>
        <caption>{t('rotas.ahead')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rotas.weekOf')}</th>
            {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <th key={weekday} scope="col">
                {formatWeekday(weekday, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksAhead(props.draft, today).map(({ monday, turn, days }) => (
            <tr key={monday}>
              <th scope="row">
                {formatDateRange(monday, days.at(-1)?.date ?? monday)}
                {turn === null ? null : (
                  <span className={classes.turn}>{t('rotas.week', { letter: weekLetter(turn) })}</span>
                )}
              </th>
              {days.map(({ date, windows }) => (
                <td key={date}>
                  {windows.length === 0 ? t('rotas.off') : null}
                  {windows.map((window) => (
                    <span key={window.key} className={classes.turn}>
                      {[window.start, window.end]
                        .map((at) => (at === '' ? '…' : formatWallTime(at)))
                        .join('–')}
                    </span>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
