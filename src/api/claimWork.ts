import type { ClaimBoard } from "../governance/claimBoard.js";
import type { CompareControl } from "../runs/compareControl.js";
import type { JudgeControl } from "../runs/judgeControl.js";
import type { ReplicationControl } from "../runs/replicationControl.js";
import type { Within } from "./limits/deadline.js";

/** What people do with claims and what they rest on, each bound to what does it. */
export type ClaimWork = JudgeControl &
  CompareControl &
  ClaimBoard &
  ReplicationControl;

/** The same work, each part waiting until the deadline at most. */
export function claimWorkWithin(work: ClaimWork, within: Within): ClaimWork {
  return {
    judge: (request) => within(work.judge(request)),
    compareCohorts: (request) => within(work.compareCohorts(request)),
    review: (reviewing, by) => within(work.review(reviewing, by)),
    propose: (proposing, by) => within(work.propose(proposing, by)),
    replicate: (request) => within(work.replicate(request)),
  };
}
