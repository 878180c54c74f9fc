/** Something that a crate describes. */
export type CrateEntity = Readonly<Record<string, unknown>> & {
  readonly "@id": string;
};

/** Names another entity of the crate. */
export const ref = (id: string) => ({ "@id": id });

/** The program of a kind of Step. */
export const toolOf = (name: string): string => `#tool-${name}`;

/** The place of a kind of Step in the workflow. */
export const stepOf = (name: string): string => `#step-${name}`;
