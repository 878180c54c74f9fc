import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseProtocol } from "../knowledge/protocol.js";
import type { Protocol } from "../knowledge/protocol.js";
import { ProtocolError } from "../knowledge/protocolError.js";
import { EditedProtocolError } from "./editedProtocolError.js";

/** A protocol that ships, and where. */
export interface ShippedProtocol {
  /** From the checkout, with slashes. */
  readonly file: string;
  readonly json: Protocol;
}

const FOLDER = "schema/protocols";

/** The protocols in `schema/protocols`. @throws EditedProtocolError for one that is no protocol, or that no claim could pass */
export async function shippedProtocols(
  checkout: string,
): Promise<ShippedProtocol[]> {
  const names = await readdir(join(checkout, FOLDER));
  const files = names.filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    files.map(async (name) => {
      const file = `${FOLDER}/${name}`;
      const text = await readFile(join(checkout, file), "utf8");
      return { file, json: parsed(file, text) };
    }),
  );
}

function parsed(file: string, text: string): Protocol {
  try {
    return parseProtocol(JSON.parse(text));
  } catch (cause) {
    if (!(cause instanceof ProtocolError || cause instanceof SyntaxError))
      throw cause;
    throw new EditedProtocolError(file, cause.message, "mend it", { cause });
  }
}
