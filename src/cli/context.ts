import { readConfig } from "../config.js";
import type { Config } from "../config.js";
import { checkoutOf } from "../stack/checkout.js";
import { createOutput } from "./output.js";
import type { Output } from "./output.js";

/** What every command works with. */
export interface Context {
  readonly config: Config;
  readonly output: Output;
}

/** Options that every command takes. */
export interface SharedOptions {
  readonly json?: true;
}

/** Reads the settings and opens the output. @throws BadSettingError */
export function openContext({ json }: SharedOptions): Context {
  const config = readConfig(process.env, checkoutOf(import.meta.url));
  return { config, output: createOutput(json === true) };
}
