/** What may be wrong with a slide's file, as a failure's type. */
export type SlideFault = "SlideUnreadable" | "SlideChanged";

/** Names of errors that a slide's file is the cause of. */
const FAULTS: Readonly<Record<string, SlideFault>> = {
  UnreadableSlideError: "SlideUnreadable",
  BadFeaturesError: "SlideUnreadable",
  FileChangedError: "SlideChanged",
};

/** What an error says of a slide's file; null where the file is not its cause. */
export function slideFaultOf(error: Error): SlideFault | null {
  return FAULTS[error.name] ?? null;
}
