package dev.rebote.james;

import dev.rebote.policy.History;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.queue.api.MailQueueFactory;

/** What the delivery needs of the James around it. */
record Surroundings(
        DNSService dns,
        DomainList domains,
        MailQueueFactory<?> queues,
        MetricFactory metrics,
        FileSystem files,
        MailRepositoryStore repositories,
        History history) {}
