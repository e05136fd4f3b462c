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
