// biome-ignore-all lint/a11y/useSemanticElements: a table's elements can't be windowed in both directions
import { useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { Afloat, keepSpaceQuiet } from './Afloat.tsx'
import { namesWidth } from './board.ts'
import type { Board } from './cursor.ts'
import { ChoosingFrame, DragGhosts } from './DragLayer.tsx'
import { type GroupKey, layoutRows, METRICS, rowAt } from './layout-rows.ts'
import palette from './palette.module.css'
import { placeItems } from './place-items.ts'
import { firstLeft, firstMs } from './scroll-anchor.ts'
import { TimelineGroup } from './TimelineGroup.tsx'
import { TimelineHeader } from './TimelineHeader.tsx'
import { NowLine, TimelineLines, Waiting } from './TimelineLines.tsx'
import { TimelineRow } from './TimelineRow.tsx'
import { cellMinutesFor, snapMinutesFor, timeScale } from './time-scale.ts'
import css from './timeline.module.css'
import type { TimelineProps } from './timeline.types.ts'
import { useChoosing } from './use-choosing.ts'
import { useEdits } from './use-edits.ts'
import { useHover } from './use-hover.ts'
import { useJump } from './use-jump.ts'
import { useKeys } from './use-keys.ts'
import { useRange } from './use-range.ts'
import { useRowAnchor } from './use-row-anchor.ts'
import { useSpot } from './use-spot.ts'
import { HEADER, useViewport } from './use-viewport.ts'
import { useWords } from './use-words.ts'
import { rowWindow } from './visible-window.ts'

const DEFAULT_ZOOM = 96

/** The resource timeline: rows are people, rooms and machines, and time runs the way that the language is written. */
export function Timeline(props: TimelineProps) {
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
  const metrics = METRICS[density]
  const [closed, setClosed] = useState<ReadonlySet<GroupKey>>(() => new Set())
  const placed = useMemo(() => placeItems(data), [data])
  const scale = useMemo(() => timeScale(data.days, pxPerHour), [data.days, pxPerHour])
  const layout = useMemo(() => layoutRows(placed, closed, metrics), [placed, closed, metrics])
  const board = useMemo<Board>(() => ({ placed, layout, scale }), [placed, layout, scale])
  const cellMinutes = cellMinutesFor(pxPerHour)
  const snapMinutes = props.snapMinutes ?? snapMinutesFor(pxPerHour)

  const selectedVisit = useMemo(() => {
    const selected = selectedId === null ? null : placed.items.find((item) => item.id === selectedId)
    return selected?.appointmentId ?? selectedId
  }, [placed, selectedId])

  const range = useRange(scroller, scale, props)
  const view = useViewport(
    scroller,
    (width) => firstLeft(scale, data.resources, width, clock(), props.initialDate),
    range.onScroll,
  )
  useRowAnchor(scroller, layout)
  const hover = useHover()
  const { spot, goTo } = useSpot(
    scroller,
    board,
    view,
    firstMs(scale, data.resources, clock(), props.initialDate),
  )
  useJump(
    props.jump,
    board,
    view !== null,
    (id) => layout.rowOf[placed.resourceIndex.get(id) ?? -1] ?? -1,
    goTo,
  )
  const announce = (text: string) => {
    if (announcer.current) announcer.current.textContent = text
  }
  const choosing = useChoosing({ props, board, words, scroller, names: view?.names ?? 0, announce })
  const edits = useEdits({
    choosing,
    props,
    board,
    words,
    scroller,
    names: view?.names ?? 0,
    snapMinutes,
    goTo,
    spot,
    announce,
    cellMinutes,
  })
  useImperativeHandle(props.handle, () => ({ take: edits.take }))
  const onKeyDown = useKeys({
    choosing,
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
  })
  const toggle = useCallback((key: GroupKey) => {
    setClosed((before) => {
      const after = new Set(before)
      if (!after.delete(key)) after.add(key)
      return after
    })
  }, [])

  const drag = edits.drag.state.phase === 'dragging' ? edits.drag.state : null
  const lifted =
    drag && drag.grip.mode !== 'create' ? (drag.grip.item.appointmentId ?? drag.grip.item.id) : null
  const held = drag && drag.grip.mode !== 'create' ? drag.grip.pieces : undefined
  const carried = useMemo(() => new Set(held?.map((piece) => piece.appointmentId)), [held])
  const names = view?.names ?? namesWidth(0)
  return (
    <div
      className={`${palette.palette} ${css.root}`}
      data-density={density}
      data-dragging={drag?.by}
      data-slim={names < 120 || undefined}
    >
      <div
        ref={scroller}
        role="grid"
        tabIndex={-1}
        className={css.scroller}
        aria-label={words.t('label')}
        aria-rowcount={layout.rows.length + 1}
        aria-colcount={2}
        aria-description={words.t('help')}
        aria-busy={(props.waiting?.length ?? 0) > 0}
        onKeyDown={onKeyDown}
        onKeyUp={keepSpaceQuiet}
        onClick={edits.onClick}
        onContextMenu={edits.onContextMenu}
        onFocus={edits.onFocus}
        onPointerDown={edits.onPointerDown}
        onPointerMove={edits.onPointerMove}
        onPointerOver={(event) => hover.over(event, board)}
        onPointerLeave={hover.leave}
      >
        <div
          role="presentation"
          className={css.content}
          style={
            {
              width: names + scale.width,
              height: HEADER + layout.height,
              '--tl-names': `${names}px`,
            } as object
          }
        >
          {view && (
            <>
              <TimelineHeader
                scale={scale}
                words={words}
                clock={clock}
                x0={view.drawn.x0}
                x1={view.drawn.x1}
              />
              <div role="presentation" className={css.back} style={{ height: layout.height }} aria-hidden>
                <TimelineLines scale={scale} words={words} x0={view.drawn.x0} x1={view.drawn.x1} />
              </div>
              <div role="rowgroup" className={css.body}>
                {rowsInSight(view.drawn.y0, view.drawn.y1).map((row) => {
                  const at = layout.rows[row]
                  const here = spot?.row === row ? spot : null
                  if (at?.type === 'group') {
                    const top = layout.tops[row] as number
                    const height = (layout.tops[row + 1] as number) - top
                    return (
                      <TimelineGroup
                        key={at.key}
                        group={at}
                        row={row}
                        top={top}
                        height={height}
                        words={words}
                        focusable={here !== null}
                        onToggle={toggle}
                      />
                    )
                  }
                  return (
                    <TimelineRow
                      key={at?.resource.id}
                      board={board}
                      metrics={metrics}
                      words={words}
                      clock={clock}
                      row={row}
                      {...rowWindow(row, view.drawn)}
                      hotVisit={hover.visit}
                      selectedVisit={selectedVisit}
                      liftedVisit={lifted}
                      chosen={choosing.chosen}
                      carried={carried}
                      dimmed={at !== undefined && edits.isDimmed(at.resource.id)}
                      spot={here}
                      cellMinutes={cellMinutes}
                    />
                  )
                })}
              </div>
              <div className={css.over} style={{ height: layout.height }} role="presentation" aria-hidden>
                <Waiting scale={scale} waiting={props.waiting} x0={view.drawn.x0} x1={view.drawn.x1} />
                <NowLine scale={scale} clock={clock} />
                {choosing.frame && <ChoosingFrame frame={choosing.frame} />}
                {drag && (
                  <DragGhosts
                    board={board}
                    metrics={metrics}
                    words={words}
                    items={data.items}
                    drag={drag}
                    verdict={edits.verdict}
                  />
                )}
              </div>
            </>
          )}
        </div>
      </div>
      <Afloat board={board} words={words} data={data} edits={edits} hover={hover} announcer={announcer} />
    </div>
  )

  function rowsInSight(y0: number, y1: number): number[] {
    if (layout.rows.length === 0) return []
    const first = rowAt(layout, y0)
    const last = rowAt(layout, y1)
    const rows = Array.from({ length: last - first + 1 }, (_, i) => first + i)
    if (spot && spot.row < first) rows.unshift(spot.row)
    if (spot && spot.row > last) rows.push(spot.row)
    return rows
  }
}
