-- Statements in the words of H2, which are those of standard SQL.

-- name: remember
MERGE INTO rebote_history AS old
USING (VALUES (CAST(? AS UUID), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR),
               CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS BOOLEAN),
               CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR),
               CAST(? AS TIMESTAMP(3) WITH TIME ZONE)))
   AS new (id, token, tenant, recipient, domain, event, reason, status, trust, trusted, source, stage, provider, words,
           happened_at)
ON old.id = new.id
WHEN NOT MATCHED THEN INSERT (id, token, tenant, recipient, domain, event, reason, status, trust, trusted, source, stage,
                              provider, words, happened_at)
VALUES (new.id, new.token, new.tenant, new.recipient, new.domain, new.event, new.reason, new.status, new.trust,
        new.trusted, new.source, new.stage, new.provider, new.words, new.happened_at)

-- name: know-recipient
MERGE INTO rebote_recipient AS old
USING (VALUES (CAST(? AS UUID), CAST(? AS VARCHAR), CAST(? AS INTEGER))) AS new (id, tenant, stretch)
ON old.id = new.id
WHEN MATCHED AND old.stretch < new.stretch THEN UPDATE SET stretch = new.stretch
WHEN NOT MATCHED THEN INSERT (id, tenant, stretch) VALUES (new.id, new.tenant, new.stretch)

-- name: suppress
MERGE INTO rebote_suppression (id, proposed, tenant, target, target_key, concerned, domain, reason, begun_at, ends_at,
                               times, proof)
KEY (id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: count-past
MERGE INTO rebote_past AS old
USING (VALUES (CAST(? AS UUID), CAST(? AS INTEGER), CAST(? AS TIMESTAMP(3) WITH TIME ZONE))) AS new (id, times, changed_at)
ON old.id = new.id
WHEN MATCHED THEN UPDATE SET times = GREATEST(old.times, new.times), changed_at = new.changed_at
WHEN NOT MATCHED THEN INSERT (id, times, changed_at) VALUES (new.id, new.times, new.changed_at)

-- name: count-tally
MERGE INTO rebote_tally AS old
USING (VALUES (CAST(? AS DATE), CAST(? AS VARCHAR))) AS new (tally_day, name)
ON old.tally_day = new.tally_day AND old.name = new.name
WHEN MATCHED THEN UPDATE SET counted = old.counted + 1
WHEN NOT MATCHED THEN INSERT (tally_day, name, counted) VALUES (new.tally_day, new.name, 1)

-- name: sent
MERGE INTO rebote_sent AS old
USING (VALUES (CAST(? AS UUID), CAST(? AS TIMESTAMP(3) WITH TIME ZONE))) AS new (id, sent_at)
ON old.id = new.id
WHEN MATCHED AND old.sent_at < new.sent_at THEN UPDATE SET sent_at = new.sent_at
WHEN NOT MATCHED THEN INSERT (id, sent_at) VALUES (new.id, new.sent_at)

-- name: claim
MERGE INTO rebote_claim AS old
USING (VALUES (CAST(? AS UUID), CAST(? AS UUID), CAST(? AS TIMESTAMP(3) WITH TIME ZONE),
               CAST(? AS TIMESTAMP WITH TIME ZONE)))
   AS new (id, holder, claimed_at, since)
ON old.id = new.id
WHEN MATCHED AND (old.claimed_at < new.since OR old.holder = new.holder)
  THEN UPDATE SET holder = new.holder, claimed_at = new.claimed_at
WHEN NOT MATCHED THEN INSERT (id, holder, claimed_at) VALUES (new.id, new.holder, new.claimed_at)

-- name: told
MERGE INTO rebote_claim (id, holder, claimed_at) KEY (id) VALUES (?, ?, ?)

-- name: admit
MERGE INTO rebote_admission (id, reader_id, admitted_at) KEY (id) VALUES (?, ?, ?)

-- name: lock-reader
MERGE INTO rebote_reader (id, changed_at) KEY (id) VALUES (?, ?)

-- name: keep-mapping
MERGE INTO rebote_removed_mapping AS old
USING (VALUES (CAST(? AS UUID), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR),
               CAST(? AS TIMESTAMP(3) WITH TIME ZONE), CAST(? AS VARCHAR)))
   AS new (id, target, source, kind, removed_at, because)
ON old.id = new.id
WHEN NOT MATCHED THEN INSERT (id, target, source, kind, removed_at, because)
VALUES (new.id, new.target, new.source, new.kind, new.removed_at, new.because)

-- name: keep-path
MERGE INTO rebote_path AS old
USING (VALUES (CAST(? AS UUID), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS TIMESTAMP(3) WITH TIME ZONE)))
   AS new (id, sender, recipient, ends_at)
ON old.id = new.id
WHEN MATCHED AND old.ends_at < new.ends_at THEN UPDATE SET ends_at = new.ends_at
WHEN NOT MATCHED THEN INSERT (id, sender, recipient, ends_at) VALUES (new.id, new.sender, new.recipient, new.ends_at)
