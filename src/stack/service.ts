import type { Config } from "../config.js";
import type { Service } from "./state.js";
import type { Refusal, Way } from "./way.js";

/** What a way is asked with. */
export interface Ask {
  readonly config: Config;
  readonly log: (line: string) => void;
}

/** A server ready to be used, or to be started. */
export interface Prepared<Reached> {
  /**
   * Starts it where it does not run, and waits until it answers.
   * @throws NotReadyError
   */
  reach(refusals: readonly Refusal[]): Promise<Reached>;
}

/** A way to have a server. */
export type ServerWay<Reached> = Way<Ask, Prepared<Reached>>;

/** How a Neo4j is reached. */
export interface Neo4jServer {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly version: string;
  readonly way: string;
  readonly pid?: number;
  /** False where it ran already. */
  readonly startedNow: boolean;
}

/** How a Temporal is reached. */
export interface TemporalServer {
  readonly address: string;
  readonly namespace: string;
  readonly version: string;
  readonly way: string;
  readonly pid?: number;
  /** False where it ran already. */
  readonly startedNow: boolean;
}

/** The process id of a service, where it has one, as a property to spread. */
export function pidOf(service: Service): { pid: number } | object {
  return service.process === null ? {} : { pid: service.process.pid };
}
