// biome-ignore-all lint/a11y/useSemanticElements: a table's elements can't be windowed in both directions
import { useMemo, useRef } from 'react'
import { Afloat, keepSpaceQuiet } from '../Afloat.tsx'
import type { Spot } from '../cursor.ts'
import palette from '../palette.module.css'
import { placeItems } from '../place-items.ts'
import { firstMs } from '../scroll-anchor.ts'
import { cellMinutesFor, dayIndexAt, HOUR, snapMinutesFor, timeScale } from '../time-scale.ts'
import timeline from '../timeline.module.css'
import type { TimelineProps } from '../timeline.types.ts'
import { useEdits } from '../use-edits.ts'
import { useHover } from '../use-hover.ts'
import { useJump } from '../use-jump.ts'
import { useKeys } from '../use-keys.ts'
import { useSpot } from '../use-spot.ts'
import { useWords } from '../use-words.ts'
import { DayBand, Hours, NowLine } from './ColumnFrame.tsx'
import { ColumnGhosts } from './ColumnGhosts.tsx'
import { ColumnTrack } from './ColumnTrack.tsx'
import { columnBoard, downTo, homeOf } from './column-board.ts'
import css from './columns.module.css'
import { useColumnGeometry } from './use-column-geometry.ts'
import { AXIS, BAND, NAMES, useColumnView } from './use-column-view.ts'

const DEFAULT_ZOOM = 64
/** The narrowest columns, CSS pixels: of one day, of several. */
const LEAST_WIDTH = { comfortable: [104, 84], compact: [76, 60] } as const
const AT_START = { names: 0 }

/** A key as it is meant on columns: down is later, and the next person is where the language goes on. */
function keyOnColumns(key: string, runsLeft: boolean): string {
  if (key === 'ArrowUp') return 'ArrowLeft'
  if (key === 'ArrowDown') return 'ArrowRight'
  if (key === 'ArrowLeft') return runsLeft ? 'ArrowDown' : 'ArrowUp'
  if (key === 'ArrowRight') return runsLeft ? 'ArrowUp' : 'ArrowDown'
  return key
}

/** One or several days with a column for each person, room or machine, time running down. */
export function Columns(props: TimelineProps) {
  const {
    data,
    density = 'comfortable',
    pxPerHour = DEFAULT_ZOOM,
    clock = Date.now,
    selectedId = null,
  } = props
  const scroller = useRef<HTMLDivElement>(null)
  const announcer = useRef<HTMLDivElement>(null)
  const words = useWords(data.timeZone, props.locale)
  const placed = useMemo(() => placeItems(data), [data])
  const scale = useMemo(() => timeScale(data.days, pxPerHour), [data.days, pxPerHour])
  const board = useMemo(() => columnBoard(placed, scale), [placed, scale])
  const { columns } = board
  const several = scale.days.length > 1
  const band = several ? BAND : 0
  const head = band + NAMES
  const height = (Math.max(...scale.days.map((day) => day.endMs - day.startMs)) / HOUR) * pxPerHour
  const cellMinutes = cellMinutesFor(pxPerHour)
  const snapMinutes = props.snapMinutes ?? snapMinutesFor(pxPerHour)
  const beginMs = firstMs(scale, data.resources, clock(), props.initialDate)

  const view = useColumnView(
    scroller,
    columns.length,
    LEAST_WIDTH[density][several ? 1 : 0],
    (_, inSight) => {
      const day = dayIndexAt(scale.days, beginMs)
      const y = downTo(scale.days[day] as (typeof scale.days)[0], beginMs, pxPerHour)
      const isNow = Math.abs(clock() - beginMs) < HOUR
      return {
        column: day * placed.resources.length,
        top: Math.max(0, y - (isNow ? inSight / 3 : pxPerHour / 2)),
      }
    },
  )
  const width = view?.width ?? LEAST_WIDTH[density][0]
  const places = useColumnGeometry({ scroller, board, width, head, pxPerHour, runsLeft: words.runsLeft })
  const hover = useHover()
  const chosen = useSpot(scroller, board, view && AT_START, beginMs, places.keepInSight)
  const spot = chosen.spot && homeOf(board, chosen.spot.row, chosen.spot)
  const goTo = (next: Spot, focus?: boolean) => chosen.goTo(homeOf(board, spot?.row ?? null, next), focus)
  useJump(props.jump, board, view !== null, places.geometry.rowAt, goTo)
  const announce = (text: string) => {
    if (announcer.current) announcer.current.textContent = text
  }
  const edits = useEdits({
    props,
    board,
    words,
    scroller,
    names: AXIS,
    snapMinutes,
    goTo,
    spot,
    announce,
    cellMinutes,
    geometry: places.geometry,
  })
  const onKeyDown = useKeys({
    props,
    board,
    words,
    spot,
    goTo,
    edits,
    cellMinutes,
    snapMinutes,
    pxPerHour,
    announce,
    keyOf: (key) => keyOnColumns(key, words.runsLeft),
  })
  const selectedVisit = useMemo(() => {
    const item = selectedId === null ? null : placed.items.find(({ id }) => id === selectedId)
    return item?.appointmentId ?? selectedId
  }, [placed, selectedId])
  const drag = edits.drag.state.phase === 'dragging' ? edits.drag.state : null
  const lifted =
    drag && drag.grip.mode !== 'create' ? (drag.grip.item.appointmentId ?? drag.grip.item.id) : null
  const inSight = view ? indexesOf(view.first, view.last, spot?.row) : []
  const today = scale.days.findIndex((day) => clock() >= day.startMs && clock() < day.endMs)
  const overlay = { insetBlockStart: head, height }

  return (
    <div
      className={`${palette.palette} ${timeline.root} ${several ? css.several : ''}`}
      data-dragging={drag?.by}
      style={{ '--head': `${head}px` } as object}
    >
      <div
        ref={scroller}
        role="grid"
        tabIndex={-1}
        className={timeline.scroller}
        aria-label={words.t('label')}
        aria-rowcount={columns.length + 1}
        aria-colcount={2}
        aria-description={words.t('columnsHelp')}
        onKeyDown={onKeyDown}
        onKeyUp={keepSpaceQuiet}
        onClick={edits.onClick}
        onPointerDown={(event) => {
          places.onPress(event)
          edits.onPointerDown(event)
        }}
        onPointerMove={edits.onPointerMove}
        onPointerOver={(event) => hover.over(event, board)}
        onPointerLeave={hover.leave}
      >
        <div
          role="presentation"
          className={css.content}
          style={{ width: AXIS + columns.length * width, height: head + height }}
        >
          <div className={css.head} style={{ height: head }} aria-hidden>
            <div className={css.corner} style={{ width: AXIS, height: head }}>
              <span>{data.timeZone.split('/').at(-1)?.replaceAll('_', ' ')}</span>
            </div>
            <div className={css.band}>
              {several && (
                <DayBand
                  days={scale.days}
                  columnsPerDay={placed.resources.length}
                  width={width}
                  words={words}
                  today={today}
                />
              )}
            </div>
          </div>
          <div className={css.axis} style={{ width: AXIS, height }} aria-hidden>
            {scale.days[0] && <Hours day={scale.days[0]} pxPerHour={pxPerHour} words={words} />}
          </div>
          <div
            role="rowgroup"
            className={css.body}
            style={{ insetInlineStart: AXIS, width: columns.length * width }}
          >
            {inSight.map((at) => {
              const column = columns[at]
              if (!column) return null
              return (
                <ColumnTrack
                  key={`${column.day.date} ${column.resource.id}`}
                  board={board}
                  column={column}
                  at={at}
                  width={width}
                  height={height}
                  pxPerHour={pxPerHour}
                  words={words}
                  clock={clock}
                  hotVisit={hover.visit}
                  selectedVisit={selectedVisit}
                  liftedVisit={lifted}
                  dimmed={edits.isDimmed(column.resource.id)}
                  spot={spot?.row === at ? spot : null}
                  cellMinutes={cellMinutes}
                />
              )
            })}
          </div>
          <div
            className={css.body}
            style={{ insetInlineStart: AXIS, width: columns.length * width, pointerEvents: 'none' }}
            aria-hidden
          >
            <div
              className={css.lines}
              style={{
                ...overlay,
                backgroundImage:
                  'linear-gradient(var(--tl-line) 0 1px, transparent 1px), linear-gradient(var(--tl-faint) 0 1px, transparent 1px)',
                backgroundSize: `100% ${pxPerHour}px`,
                backgroundPosition: `0 0, 0 ${pxPerHour / 2}px`,
              }}
            />
            <div className={css.over} style={overlay}>
              <NowLine
                days={scale.days}
                columnsPerDay={placed.resources.length}
                width={width}
                pxPerHour={pxPerHour}
                clock={clock}
              />
              {drag && (
                <ColumnGhosts
                  board={board}
                  width={width}
                  pxPerHour={pxPerHour}
                  words={words}
                  items={data.items}
                  drag={drag}
                  verdict={edits.verdict}
                />
              )}
            </div>
          </div>
        </div>
      </div>
      <Afloat board={board} words={words} data={data} edits={edits} hover={hover} announcer={announcer} />
    </div>
  )
}

/** From first to last, and the one where the keyboard is. */
function indexesOf(first: number, last: number, spot: number | undefined): number[] {
  const all = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
  return spot === undefined || (spot >= first && spot < last) ? all : [...all, spot]
}
