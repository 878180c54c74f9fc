/** What the command line does with what the log says, trusting the server in nothing. */
export { checkLog } from "../knowledge/log/checkLog.js";
export type { SoundLog } from "../knowledge/log/checkLog.js";
export { LogFault } from "../knowledge/log/auditLog.js";
export { StandingFault } from "../knowledge/log/checkStandings.js";
export { ContentFault } from "../knowledge/recorded/contentFault.js";
export { RECORDED } from "../knowledge/recorded/readers.js";
export type { Thing } from "../knowledge/recorded/thing.js";
export type { ClaimLinks } from "../knowledge/log/claimStanding.js";
export type { LogEntry } from "../knowledge/log/logEntry.js";
export {
  BadKeyError,
  parseVerifier,
  verifierText,
} from "../knowledge/log/noteKey.js";
export type { NoteVerifier } from "../knowledge/log/noteKey.js";
export { NoteError } from "../knowledge/log/signedNote.js";
