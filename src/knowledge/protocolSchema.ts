import { z } from "zod";
import { PROTOCOL_FORM } from "./protocol.js";

/** The form of a protocol document as JSON Schema, as text: `schema/protocol.schema.json`. */
export function protocolSchema(): string {
  const schema = {
    title: "Protocol: what a claim must survive",
    ...z.toJSONSchema(PROTOCOL_FORM),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
