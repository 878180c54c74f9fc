import { Field, ID, InputType } from "type-graphql";

@InputType({
  description: "Which entries of the log; all that is given must hold.",
})
export class LogEntryFilter {
  @Field(() => String, {
    nullable: true,
    description:
      "What happened, in one word: protocol, run, opening, claim-version, verdict, claim-standing, review, withdrawal, key, as LogEntry.kind has it.",
  })
  kind?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Id of what it happened to: of a verdict, a version, a run, a protocol. Of a claim it finds where it stood; its versions and verdicts have entries of their own.",
  })
  subject?: string | null;
}
