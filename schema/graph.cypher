// What the graph keeps unique and finds fast. Labels, properties and legal links: src/knowledge/provenance.ts.
//
// Each numbered block is one migration: applied once, in order, recorded as (:Migration). Every statement may run
// again without harm, so servers that start together need no lock. A block that was released is never edited: what
// changes is a new block. Community Edition knows uniqueness only; required properties are the gateway's to check.

// 1: every node is one by its id
CREATE CONSTRAINT cohort_id IF NOT EXISTS FOR (n:Cohort) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT site_id IF NOT EXISTS FOR (n:Site) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT patient_id IF NOT EXISTS FOR (n:Patient) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT specimen_id IF NOT EXISTS FOR (n:Specimen) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT slide_id IF NOT EXISTS FOR (n:Slide) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT tile_set_id IF NOT EXISTS FOR (n:TileSet) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT embedding_id IF NOT EXISTS FOR (n:Embedding) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT expression_table_id IF NOT EXISTS FOR (n:ExpressionTable) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT panel_id IF NOT EXISTS FOR (n:Panel) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT split_id IF NOT EXISTS FOR (n:Split) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT fold_id IF NOT EXISTS FOR (n:Fold) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT model_id IF NOT EXISTS FOR (n:Model) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT prediction_id IF NOT EXISTS FOR (n:Prediction) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT attention_map_id IF NOT EXISTS FOR (n:AttentionMap) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT attention_region_id IF NOT EXISTS FOR (n:AttentionRegion) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT artifact_id IF NOT EXISTS FOR (n:Artifact) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT code_version_id IF NOT EXISTS FOR (n:CodeVersion) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT gene_id IF NOT EXISTS FOR (n:Gene) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT subtype_id IF NOT EXISTS FOR (n:Subtype) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT morphology_id IF NOT EXISTS FOR (n:Morphology) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT protocol_id IF NOT EXISTS FOR (n:Protocol) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT criterion_id IF NOT EXISTS FOR (n:Criterion) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT claim_version_id IF NOT EXISTS FOR (n:ClaimVersion) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT evidence_line_id IF NOT EXISTS FOR (n:EvidenceLine) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT evidence_item_id IF NOT EXISTS FOR (n:EvidenceItem) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT known_fact_id IF NOT EXISTS FOR (n:KnownFact) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT run_id IF NOT EXISTS FOR (n:Run) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT step_id IF NOT EXISTS FOR (n:Step) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT agent_id IF NOT EXISTS FOR (n:Agent) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT verdict_id IF NOT EXISTS FOR (n:Verdict) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT review_id IF NOT EXISTS FOR (n:Review) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT withdrawal_id IF NOT EXISTS FOR (n:Withdrawal) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT log_entry_id IF NOT EXISTS FOR (n:LogEntry) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT checkpoint_id IF NOT EXISTS FOR (n:Checkpoint) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT ingest_receipt_id IF NOT EXISTS FOR (n:IngestReceipt) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;

// 2: a step lives once a key; a run once an idempotency key; the log has no gaps and no forks
// liveKey is the key of a Step that is not withdrawn; the withdrawal removes it.
CREATE CONSTRAINT step_live_key IF NOT EXISTS FOR (n:Step) REQUIRE n.liveKey IS UNIQUE;
CREATE INDEX step_key IF NOT EXISTS FOR (n:Step) ON (n.key);
CREATE CONSTRAINT run_idempotency_key IF NOT EXISTS FOR (n:Run) REQUIRE n.idempotencyKey IS UNIQUE;
CREATE INDEX run_workflow_id IF NOT EXISTS FOR (n:Run) ON (n.workflowId);
CREATE CONSTRAINT log_entry_index IF NOT EXISTS FOR (n:LogEntry) REQUIRE n.index IS UNIQUE;
CREATE CONSTRAINT log_name IF NOT EXISTS FOR (n:Log) REQUIRE n.name IS UNIQUE;
MERGE (log:Log {name: 'log'})
  ON CREATE SET log.size = 0, log.hash = '0000000000000000000000000000000000000000000000000000000000000000';

// 3: what people look for
CREATE INDEX claim_gene IF NOT EXISTS FOR (n:Claim) ON (n.gene);
CREATE INDEX claim_morphology IF NOT EXISTS FOR (n:Claim) ON (n.morphology);
CREATE INDEX claim_version_claim IF NOT EXISTS FOR (n:ClaimVersion) ON (n.claim);
CREATE INDEX claim_version_run IF NOT EXISTS FOR (n:ClaimVersion) ON (n.run);
CREATE INDEX gene_symbol IF NOT EXISTS FOR (n:Gene) ON (n.symbol);
CREATE INDEX morphology_name IF NOT EXISTS FOR (n:Morphology) ON (n.name);
CREATE INDEX protocol_name IF NOT EXISTS FOR (n:Protocol) ON (n.name);
CREATE INDEX run_status IF NOT EXISTS FOR (n:Run) ON (n.status);
CREATE INDEX run_started_at IF NOT EXISTS FOR (n:Run) ON (n.startedAt);
CREATE INDEX slide_sha256 IF NOT EXISTS FOR (n:Slide) ON (n.sha256);
CREATE INDEX patient_pseudonym IF NOT EXISTS FOR (n:Patient) ON (n.pseudonym);
CREATE INDEX model_gene IF NOT EXISTS FOR (n:Model) ON (n.gene);
CREATE INDEX prediction_gene IF NOT EXISTS FOR (n:Prediction) ON (n.gene);
CREATE INDEX attention_region_gene IF NOT EXISTS FOR (n:AttentionRegion) ON (n.gene);
CREATE INDEX verdict_outcome IF NOT EXISTS FOR (n:Verdict) ON (n.outcome);

// 4: what the log says of something
CREATE INDEX log_entry_subject IF NOT EXISTS FOR (n:LogEntry) ON (n.subject);

// 5: what a withdrawal reaches, and who else says something of the same cohort
CREATE CONSTRAINT reinstatement_id IF NOT EXISTS FOR (n:Reinstatement) REQUIRE n.id IS UNIQUE;
CREATE INDEX step_code_version IF NOT EXISTS FOR (n:Step) ON (n.codeVersion);
CREATE INDEX claim_cohort IF NOT EXISTS FOR (n:Claim) ON (n.cohort);

// 6: the log is a tree: each entry keeps the hashes of the subtrees it completes (src/graph/growLogTree.ts makes them)
CREATE INDEX log_entry_kind IF NOT EXISTS FOR (n:LogEntry) ON (n.kind);
CREATE INDEX checkpoint_size IF NOT EXISTS FOR (n:Checkpoint) ON (n.size);

// 7: who may come in
CREATE CONSTRAINT token_id IF NOT EXISTS FOR (n:Token) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT token_hash IF NOT EXISTS FOR (n:Token) REQUIRE n.hash IS UNIQUE;

// 8: the turn in which a run called each step, so that what it did can be told one after the other
MATCH (run:Run)-[c:CALLED]->(s:Step) WHERE c.turn IS NULL
WITH run, c ORDER BY s.endedAt, s.id
WITH run, collect(c) AS calls
FOREACH (i IN range(0, size(calls) - 1) |
  FOREACH (c IN [calls[i]] | SET c.turn = coalesce(run.turns, 0) + i + 1))
SET run.turns = coalesce(run.turns, 0) + size(calls);

// 9: one key stands for one request; claims by age
CREATE CONSTRAINT request_key_id IF NOT EXISTS FOR (n:RequestKey) REQUIRE n.id IS UNIQUE;
CREATE INDEX claim_created_at IF NOT EXISTS FOR (n:Claim) ON (n.createdAt);

// 10: blind readings of claims
CREATE CONSTRAINT reading_id IF NOT EXISTS FOR (n:Reading) REQUIRE n.id IS UNIQUE;
CREATE INDEX reading_claim IF NOT EXISTS FOR (n:Reading) ON (n.claim);

// 11: lists of claims in their order, and from what few claims have
CREATE INDEX claim_proposition IF NOT EXISTS FOR (n:Claim) ON (n.gene, n.morphology, n.direction, n.scope, n.id);
CREATE INDEX claim_age IF NOT EXISTS FOR (n:Claim) ON (n.createdAt, n.id);
CREATE INDEX claim_of_cohort IF NOT EXISTS FOR (n:Claim) ON (n.cohort, n.gene, n.morphology);
CREATE INDEX cohort_name IF NOT EXISTS FOR (n:Cohort) ON (n.name);
CREATE INDEX verdict_novel IF NOT EXISTS FOR (n:Verdict) ON (n.novel);
CREATE INDEX verdict_exploratory IF NOT EXISTS FOR (n:Verdict) ON (n.exploratory);

// 12: a claim says what kind of thing it is about and which, as a known fact does
MATCH (n:Claim) WHERE n.of IS NULL SET n.kind = 'morphology', n.of = n.morphology REMOVE n.morphology;
DROP INDEX claim_morphology IF EXISTS;
DROP INDEX claim_proposition IF EXISTS;
DROP INDEX claim_of_cohort IF EXISTS;
CREATE INDEX claim_correlate IF NOT EXISTS FOR (n:Claim) ON (n.kind, n.of);
CREATE INDEX claim_says IF NOT EXISTS FOR (n:Claim) ON (n.gene, n.of, n.direction, n.scope, n.id);
CREATE INDEX claim_in_cohort IF NOT EXISTS FOR (n:Claim) ON (n.cohort, n.gene, n.of);

// 13: the types of links: a statement that was planned before a type is known is planned again after
UNWIND [
  'ABOUT', 'AT_SITE', 'BASED_ON', 'CALLED', 'CANCELLED_BY', 'CONTRADICTS', 'EXPLAINED_BY', 'EXPRESSES', 'FOLD_OF', 'FOR',
  'FROM_PATIENT', 'HAS_ITEM', 'HAS_LINE', 'HAS_SUBTYPE', 'HEAD', 'IN_COHORT', 'MADE_FOR', 'MARKS', 'OF', 'ON',
  'PREDICTED_BY', 'PREDICTS', 'REACHES', 'REPLICATES', 'REQUIRES', 'RETIRES', 'REVIEWS', 'SHOWS', 'SUPERSEDES', 'TESTS',
  'TRAINED_ON', 'UNDER', 'USED', 'VERSION_OF', 'WAS_ASSOCIATED_WITH', 'WAS_GENERATED_BY', 'WITHDRAWS'
] AS type
CALL db.createRelationshipType(type);

// 14: what else a table of patients says of them
CALL db.createRelationshipType('DESCRIBED_IN');

// 15: which verdict counts for a claim (src/graph/settleVerdicts.ts keeps it)
CALL db.createRelationshipType('COUNTS_FOR');
MATCH (claim:Claim)
WITH claim, head(COLLECT {
  MATCH (claim)-[:HEAD]->(:ClaimVersion)-[:SUPERSEDES*0..]->(:ClaimVersion)<-[:OF]-(said:Verdict)
  MATCH (said)-[:WAS_GENERATED_BY]->(:Step)<-[:CALLED]-(run:Run)
  MATCH (said)<-[:SUPERSEDES*0..]-(v:Verdict) WHERE NOT EXISTS { (v)<-[:SUPERSEDES]-(:Verdict) }
  RETURN v ORDER BY run.logIndex DESC, v.judgedAt DESC, v.id DESC LIMIT 1
}) AS counting
WHERE counting IS NOT NULL
MERGE (counting)-[:COUNTS_FOR]->(claim);

// 16: what people call slides and patients
CREATE INDEX slide_name IF NOT EXISTS FOR (n:Slide) ON (n.name);
CREATE INDEX patient_pseudonym IF NOT EXISTS FOR (n:Patient) ON (n.pseudonym);

// 17: which version and verdict a claim stands by is in the log (src/graph/settleAllClaims.ts says it of those there are)

// 18: a page of claims lies together in an index: where a claim stands in lists, and what the verdict that counts says of it
// (listed.ts and placeMembers.ts in src/graph/claims keep the one, settleVerdicts.ts the other)
MATCH (n:Claim) WHERE n.place IS NULL
SET n.place = n.gene + '\t' + n.of + '\t' + n.direction + '\t' + n.scope + '\t' + n.id;
MATCH (n:Claim {scope: 'MODULE'})-[about:ABOUT]->(g:Gene) WHERE g.symbol <> n.gene
SET about.member = g.symbol, about.place = n.place;
MATCH (n:Claim)<-[:COUNTS_FOR]-(v:Verdict)
SET n.outcome = v.outcome, n.exploratory = v.exploratory, n.novel = v.novel, n.judgedAt = v.judgedAt;
CREATE INDEX claim_place IF NOT EXISTS FOR (n:Claim) ON (n.place);
CREATE INDEX claim_cohort_place IF NOT EXISTS FOR (n:Claim) ON (n.cohort, n.place);
CREATE INDEX claim_outcome_place IF NOT EXISTS FOR (n:Claim) ON (n.outcome, n.place);
CREATE INDEX claim_novel_place IF NOT EXISTS FOR (n:Claim) ON (n.novel, n.place);
CREATE INDEX claim_exploratory_place IF NOT EXISTS FOR (n:Claim) ON (n.exploratory, n.place);
CREATE INDEX claim_correlate_place IF NOT EXISTS FOR (n:Claim) ON (n.kind, n.of, n.place);
CREATE INDEX claim_kind_place IF NOT EXISTS FOR (n:Claim) ON (n.kind, n.place);
CREATE INDEX claim_scope_place IF NOT EXISTS FOR (n:Claim) ON (n.scope, n.place);
CREATE INDEX claim_direction_place IF NOT EXISTS FOR (n:Claim) ON (n.direction, n.place);
CREATE INDEX claim_cohort_age IF NOT EXISTS FOR (n:Claim) ON (n.cohort, n.createdAt, n.id);
CREATE INDEX claim_outcome_age IF NOT EXISTS FOR (n:Claim) ON (n.outcome, n.createdAt, n.id);
CREATE INDEX claim_novel_age IF NOT EXISTS FOR (n:Claim) ON (n.novel, n.createdAt, n.id);
CREATE INDEX claim_exploratory_age IF NOT EXISTS FOR (n:Claim) ON (n.exploratory, n.createdAt, n.id);
CREATE INDEX about_member_place IF NOT EXISTS FOR ()-[r:ABOUT]-() ON (r.member, r.place);
CREATE INDEX claim_version_step IF NOT EXISTS FOR (n:ClaimVersion) ON (n.step);
DROP INDEX claim_says IF EXISTS;
DROP INDEX verdict_novel IF EXISTS;
DROP INDEX verdict_exploratory IF EXISTS;
DROP INDEX verdict_outcome IF EXISTS;

// 19: what slides were cut from
CREATE INDEX specimen_name IF NOT EXISTS FOR (n:Specimen) ON (n.name);
CALL db.createRelationshipType('FROM_SPECIMEN');

// 20: a page of the log's entries of one kind lies together in an index
CREATE INDEX log_entry_kind_index IF NOT EXISTS FOR (n:LogEntry) ON (n.kind, n.index);

// 21: what is said of one morphology, by outcome
CREATE INDEX claim_correlate_outcome_place IF NOT EXISTS FOR (n:Claim) ON (n.kind, n.of, n.outcome, n.place);
