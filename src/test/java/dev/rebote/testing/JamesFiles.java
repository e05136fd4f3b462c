package dev.rebote.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** The files of conf with which a James of the tests starts. */
public final class JamesFiles {

    private static final String SMTP = """
            <smtpservers>
              <smtpserver enabled="true">
                <jmxName>smtpserver</jmxName>
                <bind>127.0.0.1:0</bind>
                <connectionBacklog>500</connectionBacklog>
                <tls socketTLS="false" startTLS="false"/>
                <connectiontimeout>360</connectiontimeout>
                <connectionLimit>0</connectionLimit>
                <connectionLimitPerIP>0</connectionLimitPerIP>
                <authorizedAddresses>127.0.0.0/8</authorizedAddresses>
                <auth><announce>never</announce><requireSSL>false</requireSSL></auth>
                <verifyIdentity>false</verifyIdentity>
                <maxmessagesize>0</maxmessagesize>
                <addressBracketsEnforcement>true</addressBracketsEnforcement>
                <smtpGreeting>James under test</smtpGreeting>
                <handlerchain>
                  <handler class="org.apache.james.smtpserver.fastfail.ValidRcptHandler"/>
                  <handler class="org.apache.james.smtpserver.dsn.DSNEhloHook"/>
                  <handler class="org.apache.james.smtpserver.dsn.DSNMailParameterHook"/>
                  <handler class="org.apache.james.smtpserver.dsn.DSNRcptParameterHook"/>
                  <handler class="org.apache.james.smtpserver.dsn.DSNMessageHook"/>
                  <handler class="org.apache.james.smtpserver.CoreCmdHandlerLoader"/>
                </handlerchain>
                <gracefulShutdown>false</gracefulShutdown>
              </smtpserver>
            </smtpservers>
            """;

    private static final String IMAP = """
            <imapservers>
              <imapserver enabled="true">
                <jmxName>imapserver</jmxName>
                <bind>127.0.0.1:0</bind>
                <connectionBacklog>200</connectionBacklog>
                <tls socketTLS="false" startTLS="false"/>
                <connectionLimit>0</connectionLimit>
                <connectionLimitPerIP>0</connectionLimitPerIP>
                <plainAuthDisallowed>false</plainAuthDisallowed>
                <gracefulShutdown>false</gracefulShutdown>
              </imapserver>
            </imapservers>
            """;

    private static final String MAILET_CONTAINER = """
            <mailetcontainer enableJmx="false">
              <context><postmaster>postmaster@local.test</postmaster></context>
              <spooler>
                <threads>8</threads>
                <errorRepository>memory://var/mail/error/</errorRepository>
              </spooler>
              <processors>
                <processor state="root" enableJmx="false">
                  <mailet match="All" class="ToProcessor"><processor>transport</processor></mailet>
                </processor>
                <processor state="error" enableJmx="false">
                  <mailet match="All" class="dev.rebote.testing.Catch"><box>error</box></mailet>
                  <mailet match="All" class="Null"/>
                </processor>
                <processor state="transport" enableJmx="false">
                  <mailet match="All" class="RemoveMimeHeader"><name>bcc</name></mailet>
                  <mailet match="RecipientIsLocal" class="LocalDelivery"/>
                  <mailet match="All" class="ToProcessor"><processor>relay</processor></mailet>
                </processor>
                %s
              </processors>
            </mailetcontainer>
            """;

    private JamesFiles() {}

    /** Gives the files but for mailetcontainer.xml: SMTP and IMAP on free ports, repositories in memory. */
    public static Map<String, String> standard() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("smtpserver.xml", SMTP);
        files.put("imapserver.xml", IMAP);
        files.put(
                "usersrepository.xml",
                "<usersrepository name=\"LocalUsers\"><algorithm>PBKDF2</algorithm>"
                        + "<enableVirtualHosting>true</enableVirtualHosting></usersrepository>");
        files.put(
                "domainlist.xml",
                "<domainlist><autodetect>false</autodetect><autodetectIP>false</autodetectIP></domainlist>");
        files.put("mailrepositorystore.xml", """
                <mailrepositorystore>
                  <mailrepository class="org.apache.james.mailrepository.memory.MemoryMailRepository">
                    <protocols><protocol>memory</protocol></protocols>
                  </mailrepository>
                </mailrepositorystore>
                """);
        files.put("jmx.properties", "jmx.enabled=false\n");
        files.put("webadmin.properties", "enabled=false\n");
        return files;
    }

    /** Gives a mailetcontainer.xml with these processors beside root, error and transport. */
    public static String mailetContainer(String processors) {
        return MAILET_CONTAINER.formatted(processors);
    }
}
