package dev.rebote.james;

import javax.mail.MessagingException;
import org.apache.james.core.Domain;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.domainlist.api.DomainListException;

/** The domains whose mail this server takes. */
final class OurDomains {

    private final DomainList domains;

    OurDomains(DomainList domains) {
        this.domains = domains;
    }

    boolean contain(Domain domain) throws MessagingException {
        try {
            return domains.containsDomain(domain);
        } catch (DomainListException e) {
            throw new MessagingException("cannot find out whether " + domain.asString() + " is ours", e);
        }
    }
}
