import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseProtocol } from "../knowledge/protocol.js";
import type { Protocol } from "../knowledge/protocol.js";
import { ProtocolError } from "../knowledge/protocolError.js";
import { shippedRefusal } from "./shippedRefusal.js";

/** A protocol that ships, and where. */
export interface ShippedProtocol {
  /** From the checkout, with slashes. */
  readonly file: string;
  readonly json: Protocol;
}

const FOLDER = "schema/protocols";

/**
 * The protocols in `schema/protocols`.
 * @throws EditedProtocolError, MixedVersionsError for one that is no protocol, or that no claim could pass
 */
export async function shippedProtocols(
  checkout: string,
): Promise<ShippedProtocol[]> {
  const names = await readdir(join(checkout, FOLDER));
  const files = names.filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    files.map(async (name) => {
      const file = `${FOLDER}/${name}`;
      const text = await readFile(join(checkout, file), "utf8");
      return { file, json: await parsed(checkout, file, text) };
    }),
  );
}

async function parsed(
  checkout: string,
  file: string,
  text: string,
): Promise<Protocol> {
  try {
    return parseProtocol(JSON.parse(text));
  } catch (cause) {
    if (!(cause instanceof ProtocolError || cause instanceof SyntaxError))
      throw cause;
    throw await shippedRefusal(checkout, {
      file,
      why: cause.message,
      ifEdited: "mend it",
      ifMixed: "the program was built from another commit; npm run build",
      cause,
    });
  }
}
