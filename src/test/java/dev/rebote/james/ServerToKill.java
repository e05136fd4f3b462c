package dev.rebote.james;

import com.google.inject.Inject;
import com.google.inject.Module;
import com.google.inject.Scopes;
import com.google.inject.TypeLiteral;
import dev.rebote.classify.Reason;
import dev.rebote.policy.Action;
import dev.rebote.policy.RetryPlan;
import dev.rebote.testing.CaughtMails;
import dev.rebote.testing.FakeDns;
import dev.rebote.testing.JamesFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.store.PersistenceAdapter;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.apache.james.FakeSearchMailboxModule;
import org.apache.james.GuiceJamesServer;
import org.apache.james.MemoryJamesConfiguration;
import org.apache.james.MemoryJamesServerMain;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.modules.protocols.SmtpGuiceProbe;
import org.apache.james.queue.activemq.ActiveMQMailQueueFactory;
import org.apache.james.queue.activemq.EmbeddedActiveMQ;
import org.apache.james.queue.activemq.metric.ActiveMQMetricCollector;
import org.apache.james.queue.activemq.metric.ActiveMQMetricCollectorNoop;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueItemDecoratorFactory;
import org.apache.james.queue.api.ManageableMailQueue;

/**
 * A James in a process of its own, whose queues (ActiveMQ), repositories and memory of bounces (H2) are files, so that it can be
 * killed and started again. Mails for {@value #BY_QUEUE} wait in the queue, mails for {@value #BY_REPOSITORY} in a repository; all go to one remote port.
 */
final class ServerToKill {

    static final String BY_QUEUE = "in.queue.test";
    static final String BY_REPOSITORY = "in.repository.test";
    static final String SENDERS = "senders.queue.test";

    /** The memory of bounces, below the directory of the server. */
    static final String STORE = "var/rebote";

    /** Where the server writes its SMTP port when it is ready. */
    static final String READY = "ready";

    private static final String REPOSITORIES = """
            <mailrepositorystore>
              <mailrepositories>
                <mailrepository class="org.apache.james.mailrepository.file.FileMailRepository">
                  <protocols><protocol>file</protocol></protocols>
                </mailrepository>
                <mailrepository class="org.apache.james.mailrepository.memory.MemoryMailRepository">
                  <protocols><protocol>memory</protocol></protocols>
                </mailrepository>
              </mailrepositories>
            </mailrepositorystore>
            """;

    private ServerToKill() {}

    /** Runs until it is killed; takes its directory and the port of the remote server. */
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        String remote = "127.0.0.1:" + args[1];
        writeConf(home.resolve("conf"));
        FakeDns dns =
                new FakeDns().mx(BY_QUEUE, remote).mx(BY_REPOSITORY, remote).mx(SENDERS, remote);
        GuiceJamesServer server = MemoryJamesServerMain.createServer(MemoryJamesConfiguration.builder()
                        .workingDirectory(home.toFile())
                        .build())
                .combineWith(new FakeSearchMailboxModule())
                .combineWith(binder -> {
                    binder.bind(ScriptedPolicy.class).toInstance(policy());
                    binder.bind(CaughtMails.class).toInstance(new CaughtMails());
                })
                .overrideWith(binder -> binder.bind(DNSService.class).toInstance(dns), activeMq());
        server.start();
        Path port = home.resolve(READY + ".tmp");
        Files.writeString(
                port,
                Integer.toString(
                        server.getProbe(SmtpGuiceProbe.class).getSmtpPort().getValue()));
        Files.move(port, home.resolve(READY), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The queues of James's own ActiveMQ module, which Maven Central does not have. */
    static Module activeMq() {
        return binder -> {
            binder.bind(PersistenceAdapter.class)
                    .to(KahaDBPersistenceAdapter.class)
                    .in(Scopes.SINGLETON);
            binder.bind(KahaDBPersistenceAdapter.class).in(Scopes.SINGLETON);
            binder.bind(EmbeddedActiveMQ.class).in(Scopes.SINGLETON);
            binder.bind(ActiveMQMetricCollector.class).toInstance(new ActiveMQMetricCollectorNoop());
            binder.bind(WithoutJmx.class).in(Scopes.SINGLETON);
            binder.bind(new TypeLiteral<MailQueueFactory<?>>() {}).to(WithoutJmx.class);
            binder.bind(new TypeLiteral<MailQueueFactory<? extends ManageableMailQueue>>() {})
                    .to(WithoutJmx.class);
        };
    }

    /** James's factory, which would register each queue for the whole JVM. */
    static final class WithoutJmx extends ActiveMQMailQueueFactory {

        @Inject
        WithoutJmx(
                EmbeddedActiveMQ broker,
                MailQueueItemDecoratorFactory decorators,
                MetricFactory metrics,
                GaugeRegistry gauges,
                ActiveMQMetricCollector collector) {
            super(broker, decorators, metrics, gauges, collector);
            setUseJMX(false);
        }
    }

    /** Soon again, and three attempts at a full mailbox. */
    private static ScriptedPolicy policy() {
        Duration second = Duration.ofSeconds(1);
        return new ScriptedPolicy()
                .on(Reason.SENDER_GREYLISTED, ScriptedPolicy.tryAgain(second))
                .on(Reason.PATH_NO_ANSWER, ScriptedPolicy.tryAgain(second))
                .on(Reason.PATH_CONNECTION_LOST, ScriptedPolicy.tryAgain(second))
                .on(
                        Reason.RECIPIENT_FULL,
                        new Action.TryAgain(
                                new RetryPlan(second, 1, second, Optional.of(3), Duration.ofDays(5), true)));
    }

    private static void writeConf(Path conf) throws IOException {
        Files.createDirectories(conf);
        for (Map.Entry<String, String> file : JamesFiles.standard().entrySet()) {
            Files.writeString(conf.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(conf.resolve("mailrepositorystore.xml"), REPOSITORIES);
        Files.writeString(conf.resolve("mailetcontainer.xml"), JamesFiles.mailetContainer(processors()));
    }

    private static String processors() {
        return """
                <processor state="relay" enableJmx="false">
                  <mailet match="dev.rebote.testing.DomainEndsWith=.queue.test" class="dev.rebote.james.DeliveryByPolicy">
                    <outgoing>waiting-in-the-queue</outgoing>
                    <bounceProcessor>bounces</bounceProcessor>
                    <onSuccess>delivered</onSuccess>
                  </mailet>
                  <mailet match="All" class="dev.rebote.james.DeliveryByPolicy">
                    <outgoing>not-waiting</outgoing>
                    <bounceProcessor>bounces</bounceProcessor>
                    <onSuccess>delivered</onSuccess>
                    <queueDelays>false</queueDelays>
                    <waitingRepository>file://var/mail/waiting/</waitingRepository>
                  </mailet>
                </processor>
                <processor state="bounces" enableJmx="false">
                  <mailet match="All" class="dev.rebote.james.DecodeDeliveryError"/>
                  <mailet match="All" class="dev.rebote.james.ApplyBouncePolicy"/>
                  <mailet match="All" class="dev.rebote.james.SendBounceNotice"/>
                  <mailet match="All" class="Null"/>
                </processor>
                <processor state="delivered" enableJmx="false">
                  <mailet match="All" class="dev.rebote.james.RecordDelivery"/>
                  <mailet match="All" class="Null"/>
                </processor>
                """;
    }
}
