import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { BadEncoderError } from "./badEncoderError.js";
import type { EncoderCard } from "./card.js";
import { CARD } from "./card.js";

/** A card and the hash of its file. */
export interface CardFile {
  readonly path: string;
  readonly sha256: string;
  readonly card: EncoderCard;
}

/** Reads an encoder's card. @throws BadEncoderError naming what is wrong with it */
export async function readCard(path: string): Promise<CardFile> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    const remedy = "name a built-in encoder, or the path of a card (JSON)";
    throw new BadEncoderError(path, "cannot be read", remedy, { cause });
  });
  const parsed = CARD.safeParse(jsonOf(path, bytes));
  if (!parsed.success) {
    const reason = parsed.error.issues
      .map((issue) => `${issue.path.join(".") || "it"}: ${issue.message}`)
      .join("; ");
    const remedy = "correct the card as src/io/encoders/README.md shows";
    throw new BadEncoderError(path, reason, remedy);
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { path, sha256, card: parsed.data };
}

function jsonOf(path: string, bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    const remedy = "write a card as src/io/encoders/README.md shows";
    throw new BadEncoderError(path, "is no JSON", remedy, { cause });
  }
}
