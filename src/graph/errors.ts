import type { Value } from "../knowledge/provenance.js";

/** What the gateway refuses; nothing of the refused record is written. Trying again cannot mend it. */
export abstract class GatewayError extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** A label that the graph does not know, or that may not be written in this place. */
export class IllegalLabelError extends GatewayError {
  constructor(
    readonly label: string,
    readonly id: string,
    why: string,
  ) {
    super(`${label} ${id} is refused: ${why}`);
  }
}

/** An id that does not follow from what it stands for. */
export class IllegalIdError extends GatewayError {
  constructor(
    readonly id: string,
    readonly expected: string,
  ) {
    super(`id ${id} should be ${expected}; make ids with identify`);
  }
}

/** A property that every node or link of the kind must have is not there. */
export class MissingPropertyError extends GatewayError {
  constructor(
    readonly label: string,
    readonly id: string,
    readonly property: string,
  ) {
    super(`${label} ${id} lacks "${property}", which every ${label} must have`);
  }
}

/** A value that is no finite number, text, boolean or list of one kind, or that has a reserved name. */
export class IllegalValueError extends GatewayError {
  constructor(
    readonly label: string,
    readonly id: string,
    readonly property: string,
    readonly value: unknown,
  ) {
    super(
      `${label} ${id} has "${property}" = ${String(value)}, which the graph does not keep; leave out what is not known`,
    );
  }
}

/** A link that the table of legal links does not name. */
export class IllegalLinkError extends GatewayError {
  constructor(
    readonly type: string,
    readonly from: string,
    readonly to: string,
    why: string,
  ) {
    super(`${type} may not join ${from} to ${to}: ${why}`);
  }
}

/** Something is named that the graph does not hold. */
export class UnknownEntityError extends GatewayError {
  constructor(
    readonly id: string,
    readonly neededBy: string,
  ) {
    super(
      `${neededBy} names ${id}, which is not in the graph; record it first`,
    );
  }
}

/** A thing already known says otherwise. */
export class ConflictingNodeError extends GatewayError {
  constructor(
    readonly id: string,
    readonly property: string,
    readonly stored: Value,
    readonly given: Value,
  ) {
    super(
      `${id} is known with "${property}" = ${JSON.stringify(stored)} and now given with ${JSON.stringify(given)}; ` +
        `what differs is another thing and needs another id`,
    );
  }
}

/** A sealed Step would be changed: it takes no more links, and what it made is made by no other. */
export class SealedStepError extends GatewayError {
  constructor(
    readonly step: string,
    why: string,
  ) {
    super(`step ${step} is sealed: ${why}`);
  }
}

/** What would be used was withdrawn, or rests on something that was, since the run began. */
export class WithdrawnError extends GatewayError {
  constructor(
    readonly id: string,
    readonly neededBy: string,
  ) {
    super(
      `${neededBy} uses ${id}, which a withdrawal reached; start the run again: it goes on without what is withdrawn`,
    );
  }
}

/** Other demands are registered under a name and version, or would be at once: what was judged under it stays what it was. */
export class VersionTakenError extends GatewayError {
  constructor(
    readonly protocol: string,
    readonly version: string,
  ) {
    super(
      `${protocol} ${version} is registered with other demands; what was judged under it must stay what it was: give this one another version`,
    );
  }
}

/** Something would be made, directly or by way of others, from itself. */
export class CycleError extends GatewayError {
  constructor(
    readonly step: string,
    readonly entity: string,
  ) {
    super(`step ${step} would make ${entity} from itself`);
  }
}
