package dev.rebote.james;

import com.google.common.collect.ImmutableList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.MailetContext;
import org.jspecify.annotations.Nullable;

/**
 * The mailet's configuration as James's engine is to see it: without {@code onSuccess}, which is ours to serve; with our
 * transport; with {@code sendpartial} true unless the administrator says otherwise.
 */
final class EngineConfig implements MailetConfig {

    static final String SMTP_CLASS = "mail.smtp.class";
    static final String SMTPS_CLASS = "mail.smtps.class";

    private final MailetConfig config;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    EngineConfig(MailetConfig config) {
        this.config = config;
        parameters.put(DeliveryConfig.SEND_PARTIAL, "true");
        ImmutableList.copyOf(config.getInitParameterNames())
                .forEach(name -> parameters.put(nameForJames(name), config.getInitParameter(name)));
        parameters.remove(DeliveryConfig.ON_SUCCESS);
        parameters.put(SMTP_CLASS, SMTPTransport.class.getName());
        parameters.put(SMTPS_CLASS, SMTPTransport.class.getName());
    }

    private static String nameForJames(String name) {
        return name.equals(DeliveryConfig.CONNECTION_TIMEOUT_AS_DOCUMENTED) ? DeliveryConfig.CONNECTION_TIMEOUT : name;
    }

    @Override
    public @Nullable String getInitParameter(String name) {
        return parameters.get(name);
    }

    @Override
    public Iterator<String> getInitParameterNames() {
        return ImmutableList.copyOf(parameters.keySet()).iterator();
    }

    @Override
    public MailetContext getMailetContext() {
        return config.getMailetContext();
    }

    @Override
    public String getMailetName() {
        return config.getMailetName();
    }
}
