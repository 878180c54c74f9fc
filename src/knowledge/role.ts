/** What a token may be made for. */
export const TOKEN_ROLES = [
  "reader",
  "analyst",
  "reviewer",
  "admin",
  "lims",
] as const;

/** A role that a token gives. */
export type TokenRole = (typeof TOKEN_ROLES)[number];

/** What somebody may do: as a token says, or everything, as the owner of the checkout. */
export type Role = TokenRole | "owner";
