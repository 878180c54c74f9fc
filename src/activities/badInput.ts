import { ApplicationFailure } from "@temporalio/common";

/** A failure that trying again cannot mend: the input is wrong. Details reach the run's message and the API. */
export function badInput(
  type: string,
  message: string,
  details: unknown,
): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, type, details);
}
