/** A thing as its documents ask for it. */
export interface NamedThing {
  readonly __typename: string;
  readonly id: string;
  readonly name?: string;
  readonly pseudonym?: string;
}

/** GraphQL: what `thingName` tells a thing by. */
export const NAMED_THING = /* GraphQL */ `
  __typename
  id
  ... on Slide {
    name
  }
  ... on Specimen {
    name
  }
  ... on Patient {
    pseudonym
  }
`;

/** What a person calls a thing: its kind, and its name where it has one. */
export function thingName({ __typename, name, pseudonym }: NamedThing): string {
  const own = name ?? pseudonym;
  return own === undefined ? __typename : `${__typename} ${own}`;
}
