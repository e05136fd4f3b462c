-- Statements in the words of PostgreSQL.

-- name: remember
INSERT INTO rebote_history (id, token, tenant, recipient, domain, event, reason, status, trust, trusted, source, stage,
                            provider, words, happened_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO NOTHING

-- name: know-recipient
INSERT INTO rebote_recipient (id, tenant, stretch) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET stretch = EXCLUDED.stretch WHERE rebote_recipient.stretch < EXCLUDED.stretch

-- name: suppress
INSERT INTO rebote_suppression (id, proposed, tenant, target, target_key, concerned, domain, reason, begun_at, ends_at,
                                times, proof)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET proposed = EXCLUDED.proposed, reason = EXCLUDED.reason, begun_at = EXCLUDED.begun_at,
                               ends_at = EXCLUDED.ends_at, times = EXCLUDED.times, proof = EXCLUDED.proof

-- name: count-past
INSERT INTO rebote_past (id, times, changed_at) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET times = GREATEST(rebote_past.times, EXCLUDED.times), changed_at = EXCLUDED.changed_at

-- name: count-tally
INSERT INTO rebote_tally (tally_day, name, counted) VALUES (?, ?, 1)
ON CONFLICT (tally_day, name) DO UPDATE SET counted = rebote_tally.counted + 1

-- name: sent
INSERT INTO rebote_sent (id, sent_at) VALUES (?, ?)
ON CONFLICT (id) DO UPDATE SET sent_at = EXCLUDED.sent_at WHERE rebote_sent.sent_at < EXCLUDED.sent_at

-- name: claim
INSERT INTO rebote_claim (id, holder, claimed_at) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET holder = EXCLUDED.holder, claimed_at = EXCLUDED.claimed_at
WHERE rebote_claim.claimed_at < ? OR rebote_claim.holder = EXCLUDED.holder

-- name: told
INSERT INTO rebote_claim (id, holder, claimed_at) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET holder = EXCLUDED.holder, claimed_at = EXCLUDED.claimed_at

-- name: admit
INSERT INTO rebote_admission (id, reader_id, admitted_at) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET admitted_at = EXCLUDED.admitted_at

-- name: lock-reader
INSERT INTO rebote_reader (id, changed_at) VALUES (?, ?)
ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at

-- name: keep-mapping
INSERT INTO rebote_removed_mapping (id, target, source, kind, removed_at, because) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO NOTHING

-- name: keep-path
INSERT INTO rebote_path (id, sender, recipient, ends_at) VALUES (?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET ends_at = EXCLUDED.ends_at WHERE rebote_path.ends_at < EXCLUDED.ends_at
