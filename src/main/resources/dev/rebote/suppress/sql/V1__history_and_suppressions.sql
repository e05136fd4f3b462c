-- For H2 and PostgreSQL alike. Ids are halves of SHA-256 sums of the natural keys, so that writing twice changes nothing and
-- an index holds 16 bytes instead of an address. Each index serves one question; the newest comes first.

CREATE TABLE rebote_history (
  id          UUID                        NOT NULL PRIMARY KEY,
  token       VARCHAR(200)                NOT NULL,
  tenant      VARCHAR(255)                NOT NULL,
  recipient   VARCHAR(320)                NOT NULL,
  domain      VARCHAR(320)                NOT NULL,
  event       VARCHAR(20)                 NOT NULL,
  reason      VARCHAR(64),
  status      VARCHAR(12)                 NOT NULL,
  trust       VARCHAR(20)                 NOT NULL,
  trusted     BOOLEAN                     NOT NULL,
  source      VARCHAR(20)                 NOT NULL,
  stage       VARCHAR(20)                 NOT NULL,
  provider    VARCHAR(255)                NOT NULL,
  words       VARCHAR(300)                NOT NULL,
  happened_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE INDEX rebote_history_recipient ON rebote_history (recipient, happened_at DESC, id DESC);
CREATE INDEX rebote_history_domain ON rebote_history (domain, happened_at DESC, id DESC);
CREATE INDEX rebote_history_reason ON rebote_history (reason, happened_at DESC, id DESC);
CREATE INDEX rebote_history_provider ON rebote_history (provider, happened_at DESC, id DESC);
CREATE INDEX rebote_history_tenant ON rebote_history (tenant, happened_at DESC, id DESC);
CREATE INDEX rebote_history_time ON rebote_history (happened_at DESC, id DESC);

-- What is in force, and with proposed = TRUE what waits for an operator's word.
CREATE TABLE rebote_suppression (
  id         UUID                        NOT NULL PRIMARY KEY,
  proposed   BOOLEAN                     NOT NULL,
  tenant     VARCHAR(255)                NOT NULL,
  target     VARCHAR(10)                 NOT NULL,
  target_key VARCHAR(641)                NOT NULL,
  concerned  VARCHAR(320)                NOT NULL,
  domain     VARCHAR(320)                NOT NULL,
  reason     VARCHAR(64)                 NOT NULL,
  begun_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  ends_at    TIMESTAMP(3) WITH TIME ZONE,
  times      INTEGER                     NOT NULL,
  proof      VARCHAR(1000)               NOT NULL
);

CREATE INDEX rebote_suppression_concerned ON rebote_suppression (concerned);
CREATE INDEX rebote_suppression_domain ON rebote_suppression (proposed, domain, begun_at DESC, id DESC);
CREATE INDEX rebote_suppression_reason ON rebote_suppression (proposed, reason, begun_at DESC, id DESC);
CREATE INDEX rebote_suppression_tenant ON rebote_suppression (proposed, tenant, begun_at DESC, id DESC);
CREATE INDEX rebote_suppression_time ON rebote_suppression (proposed, begun_at DESC, id DESC);
CREATE INDEX rebote_suppression_end ON rebote_suppression (ends_at);

-- How often somebody was disabled, without the address.
CREATE TABLE rebote_past (
  id          UUID                        NOT NULL PRIMARY KEY,
  times       INTEGER                     NOT NULL,
  released_at TIMESTAMP(3) WITH TIME ZONE,
  changed_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE INDEX rebote_past_change ON rebote_past (changed_at);

-- Whom we know, without the address; a stretch is a number of 30 days.
CREATE TABLE rebote_recipient (
  id      UUID         NOT NULL PRIMARY KEY,
  tenant  VARCHAR(255) NOT NULL,
  stretch INTEGER      NOT NULL
);

CREATE INDEX rebote_recipient_stretch ON rebote_recipient (stretch, tenant);

CREATE TABLE rebote_tally (
  tally_day DATE         NOT NULL,
  name      VARCHAR(300) NOT NULL,
  counted   INTEGER      NOT NULL,
  PRIMARY KEY (tally_day, name)
);

-- What was sent to whom, without either.
CREATE TABLE rebote_sent (
  id      UUID                        NOT NULL PRIMARY KEY,
  sent_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE INDEX rebote_sent_time ON rebote_sent (sent_at);
