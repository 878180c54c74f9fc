import { z } from "zod";
import { UserError } from "./userError.js";

const document = z.record(z.string(), z.unknown());

/** A text as a JSON object. @throws UserError with what is said of a text that is none */
export function jsonObject(
  text: string,
  fault: string,
): Readonly<Record<string, unknown>> {
  try {
    return document.parse(JSON.parse(text));
  } catch {
    throw new UserError(fault);
  }
}
