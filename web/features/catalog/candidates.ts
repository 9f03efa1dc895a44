import type { Requirement, Resource } from './catalog.types.ts'

/** The resources that serve a requirement: the named ones, those with the skill, or all of the kind. */
export const candidatesFor = (requirement: Requirement, resources: readonly Resource[]): Resource[] =>
  resources.filter(
    (resource) =>
      resource.active &&
      resource.kind === requirement.kind &&
      (!requirement.resourceIds || requirement.resourceIds.includes(resource.id)) &&
      (!requirement.skill || resource.skills.includes(requirement.skill)),
  )
