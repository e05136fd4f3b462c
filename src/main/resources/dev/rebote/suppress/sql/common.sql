-- Statements that H2 and PostgreSQL understand alike. A line '-- name: x' begins the statement x.

-- name: concerning
SELECT tenant, target, target_key, reason, begun_at, ends_at, times, proof
FROM rebote_suppression
WHERE concerned IN (?, ?) AND proposed = FALSE
ORDER BY target
LIMIT ?

-- name: find-suppression
SELECT tenant, target, target_key, reason, begun_at, ends_at, times, proof
FROM rebote_suppression
WHERE id = ? AND proposed = ?

-- name: delete-suppression
DELETE FROM rebote_suppression WHERE id = ? AND proposed = ?

-- name: release-past
UPDATE rebote_past SET released_at = ?, changed_at = ? WHERE id = ?

-- name: withdraw-past
UPDATE rebote_past SET times = times - 1, released_at = ?, changed_at = ? WHERE id = ? AND times > 0

-- name: past
SELECT times, released_at FROM rebote_past WHERE id = ?

-- name: tally
SELECT counted FROM rebote_tally WHERE tally_day = ? AND name = ?

-- name: active-recipients
SELECT COUNT(*) FROM (
  SELECT 1 FROM rebote_recipient WHERE stretch IN (?, ?) AND tenant = ? LIMIT ?
) AS active

-- name: expire-suppressions
DELETE FROM rebote_suppression WHERE id IN (
  SELECT id FROM rebote_suppression WHERE ends_at <= ? ORDER BY ends_at LIMIT ?
)

-- name: expire-history
DELETE FROM rebote_history WHERE id IN (
  SELECT id FROM rebote_history WHERE happened_at < ? LIMIT ?
)

-- name: expire-past
DELETE FROM rebote_past WHERE id IN (
  SELECT id FROM rebote_past WHERE changed_at < ? ORDER BY changed_at LIMIT ?
)

-- name: expire-recipients
DELETE FROM rebote_recipient WHERE id IN (
  SELECT id FROM rebote_recipient WHERE stretch < ? ORDER BY stretch LIMIT ?
)

-- name: expire-tallies
DELETE FROM rebote_tally WHERE tally_day < ?

-- name: expire-sent
DELETE FROM rebote_sent WHERE id IN (
  SELECT id FROM rebote_sent WHERE sent_at < ? ORDER BY sent_at LIMIT ?
)

-- name: was-sent
SELECT 1 FROM rebote_sent WHERE id = ? AND sent_at >= ?

-- name: is-told
SELECT 1 FROM rebote_claim WHERE id = ?

-- name: admissions
-- Answered from the index alone.
SELECT COUNT(*) FROM rebote_admission WHERE reader_id = ? AND admitted_at >= ?

-- name: other-admissions
SELECT COUNT(*) FROM rebote_admission WHERE reader_id = ? AND admitted_at >= ? AND id <> ?

-- name: is-waiting
SELECT 1 FROM rebote_waiting WHERE id = ?

-- name: waiting
SELECT COUNT(*) FROM rebote_waiting WHERE reader_id = ? AND taken = FALSE

-- name: put-off
INSERT INTO rebote_waiting (id, reader_id, token, reader, language, sender, recipient, event, reason, subject, failed_at,
                            waiting_since)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: put-off-first
UPDATE rebote_reader SET first_at = ? WHERE id = ? AND (first_at IS NULL OR first_at > ?)

-- name: count-more
UPDATE rebote_reader SET more = more + 1 WHERE id = ?

-- name: due-readers
SELECT id FROM rebote_reader WHERE taken_at <= ? OR (taken_at IS NULL AND first_at <= ?) LIMIT ?

-- name: take-reader
UPDATE rebote_reader SET taken_at = ?, first_at = NULL, taken_more = taken_more + more, more = 0
WHERE id = ? AND (taken_at <= ? OR (taken_at IS NULL AND first_at <= ?))

-- name: leave-out
DELETE FROM rebote_waiting WHERE id IN (
  SELECT id FROM rebote_waiting WHERE reader_id = ? ORDER BY place OFFSET ?
)

-- name: count-left-out
UPDATE rebote_reader SET taken_more = taken_more + ? WHERE id = ?

-- name: take-waiting
UPDATE rebote_waiting SET taken = TRUE WHERE reader_id = ? AND taken = FALSE

-- name: taken-waiting
SELECT token, reader, language, sender, recipient, event, reason, subject, failed_at, waiting_since
FROM rebote_waiting
WHERE reader_id = ?
ORDER BY place

-- name: taken-more
SELECT taken_more FROM rebote_reader WHERE id = ?

-- name: told-reader
UPDATE rebote_reader SET taken_at = NULL, taken_more = 0 WHERE id = ? AND taken_at = ?

-- name: told-waiting
DELETE FROM rebote_waiting WHERE reader_id = ? AND taken = TRUE

-- name: expire-claims
DELETE FROM rebote_claim WHERE id IN (
  SELECT id FROM rebote_claim WHERE claimed_at < ? ORDER BY claimed_at LIMIT ?
)

-- name: expire-admissions
DELETE FROM rebote_admission WHERE id IN (
  SELECT id FROM rebote_admission WHERE admitted_at < ? ORDER BY admitted_at LIMIT ?
)

-- name: expire-readers
-- The conditions stand outside too: another server may change a row while this one waits for it.
DELETE FROM rebote_reader
WHERE changed_at < ? AND first_at IS NULL AND taken_at IS NULL AND id IN (
  SELECT id FROM rebote_reader
  WHERE changed_at < ? AND first_at IS NULL AND taken_at IS NULL
  ORDER BY changed_at LIMIT ?
)

-- name: removed-mappings
SELECT target, source, kind, removed_at, because
FROM rebote_removed_mapping
WHERE target = ?
ORDER BY removed_at, id
LIMIT ?

-- name: forget-mapping
DELETE FROM rebote_removed_mapping WHERE id = ?

-- name: find-path
SELECT sender, recipient, ends_at FROM rebote_path WHERE id = ? AND ends_at > ?

-- name: expire-paths
DELETE FROM rebote_path WHERE id IN (
  SELECT id FROM rebote_path WHERE ends_at <= ? ORDER BY ends_at LIMIT ?
)
