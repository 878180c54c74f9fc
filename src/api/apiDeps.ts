import type { GraphQLSchema } from "graphql";
import type { GraphReads } from "../graph/read/reads.js";
import type { KnownFactImport } from "../governance/knownFacts.js";
import type { ProtocolRegistry } from "../governance/protocolRegistry.js";
import type { RequestKeys } from "../governance/requestKeys.js";
import type { TokenDesk } from "../governance/tokenDesk.js";
import type { ReadingControl } from "../runs/readingControl.js";
import type { ShownReadings } from "../runs/shownReadings.js";
import type { RunControl } from "../runs/runControl.js";
import type { SubtypePictures } from "../runs/subtypePictures.js";
import type { SubtypeResults } from "../runs/subtypeResults.js";
import type { StandingControl } from "../runs/standingControl.js";
import type { OnRefusal } from "./access/onRefusal.js";
import type { ClaimWork } from "./claimWork.js";
import type { OnFault } from "./errors/formatFault.js";
import type { ClaimBundles } from "./http/claimBundle.js";
import type { LineageProv } from "./http/lineageProv.js";
import type { ModelWeights } from "./http/modelWeights.js";
import type { Pictures } from "./http/pictures.js";
import type { SlidePictures } from "./http/slidePictures.js";
import type { SlideMask } from "./http/slideMask.js";
import type { LogDoor } from "./logDoor.js";
import type { SocketLimits } from "./socket/socketLimits.js";
import type { Limits } from "./limits/limits.js";

/** What the API reaches outside itself. */
export interface ApiDeps {
  readonly reads: GraphReads;
  readonly runs: RunControl;
  readonly protocols: ProtocolRegistry;
  readonly knownFacts: KnownFactImport;
  readonly standing: StandingControl;
  readonly claimWork: ClaimWork;
  readonly readings: ReadingControl & ShownReadings;
  readonly log: LogDoor;
  readonly bundles: ClaimBundles;
  readonly lineageProv: LineageProv;
  readonly pictures: Pictures;
  readonly slides: SlidePictures;
  readonly subtypes: SubtypeResults;
  readonly subtypePictures: SubtypePictures;
  readonly slideMask: SlideMask;
  readonly modelWeights: ModelWeights;
  /** The owner's: who bears it may do everything. */
  readonly token: string;
  /** Everybody else's. */
  readonly tokens: TokenDesk;
  readonly keys: RequestKeys;
  readonly onRefusal: OnRefusal;
  readonly onFault: OnFault;
  /** Host names, without port, that this server answers to beside those of the loopback and the one it listens on. */
  readonly hosts?: readonly string[];
  readonly limits?: Partial<Limits>;
  readonly socketLimits?: Partial<SocketLimits>;
}

/** The parts of a running API that do not change. */
export interface ApiParts extends Omit<
  ApiDeps,
  "limits" | "socketLimits" | "hosts"
> {
  readonly schema: GraphQLSchema;
  readonly hosts: ReadonlySet<string>;
  readonly limits: Limits;
  readonly socketLimits: SocketLimits;
}
