import { asCommitted } from "./asCommitted.js";
import { EditedProtocolError } from "./editedProtocolError.js";
import { MixedVersionsError } from "./mixedVersionsError.js";

/** Why a protocol that ships cannot be used. */
export interface ShippedFault {
  /** From the checkout, with slashes. */
  readonly file: string;
  readonly why: string;
  /** What else to do than to put the file back, where it was edited. */
  readonly ifEdited: string;
  /** What to do where nobody edited it. */
  readonly ifMixed: string;
  readonly cause: unknown;
}

/** Tells whether the file was edited, or what reads it is of another commit. */
export async function shippedRefusal(
  checkout: string,
  { file, why, ifEdited, ifMixed, cause }: ShippedFault,
): Promise<EditedProtocolError | MixedVersionsError> {
  return (await asCommitted(checkout, file))
    ? new MixedVersionsError(file, why, ifMixed, { cause })
    : new EditedProtocolError(file, why, ifEdited, { cause });
}
