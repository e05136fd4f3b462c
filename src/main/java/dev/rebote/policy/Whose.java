package dev.rebote.policy;

import dev.rebote.evidence.Evidence;
import java.util.Optional;

/** Whose domain a condition asks for. */
enum Whose {
    RECIPIENT("recipient-domain") {
        @Override
        Optional<String> of(Incident incident) {
            return domain(incident.recipient());
        }
    },
    SENDER("sender-domain") {
        @Override
        Optional<String> of(Incident incident) {
            return incident.sender().flatMap(Whose::domain);
        }
    },
    /** The host that spoke; where it is not known, the recipient's domain. */
    PROVIDER("provider") {
        @Override
        Optional<String> of(Incident incident) {
            Evidence evidence = incident.verdict().evidence();
            return evidence.remoteHost().or(() -> domain(incident.recipient()));
        }
    };

    private final String key;

    Whose(String key) {
        this.key = key;
    }

    /** Gives the key of the condition. */
    String key() {
        return key;
    }

    abstract Optional<String> of(Incident incident);

    private static Optional<String> domain(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? Optional.empty() : Optional.of(address.substring(at + 1));
    }
}
