import type { Answer } from '../../../contract/index.ts'
import classes from './BusinessPanel.module.css'
import { OpeningHours } from './OpeningHours.tsx'

type Business = Answer<'GET /business'>

/** Whose page it is: name, tagline, and where and when to find them. `brief`: the name alone. */
export function BusinessPanel(props: { business: Business; brief: boolean }) {
  const { business, brief } = props
  const Name = brief ? 'p' : 'h1'
  return (
    <div className={classes.panel} data-brief={brief || undefined}>
      <div className={classes.identity}>
        {business.branding.logo ? (
          <img className={classes.logo} src={business.branding.logo} alt="" />
        ) : (
          <span className={classes.mark} aria-hidden="true">
            {[...business.name][0]}
          </span>
        )}
        <div>
          <Name className={classes.name}>{business.name}</Name>
          {business.branding.tagline ? (
            <p className={classes.tagline}>
              <bdi>{business.branding.tagline}</bdi>
            </p>
          ) : null}
        </div>
      </div>
      <div className={classes.facts}>
        {business.address ? (
          <p className={classes.address}>
            <bdi>{business.address}</bdi>
          </p>
        ) : null}
        {business.phone ? (
          <p>
            <a className={classes.phone} href={`tel:${business.phone.replace(/[^+\d]/g, '')}`}>
              <bdi>{business.phone}</bdi>
            </a>
          </p>
        ) : null}
        {business.openingHours.length > 0 ? <OpeningHours business={business} /> : null}
      </div>
    </div>
  )
}
