package dev.rebote.extension;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.util.List;
import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.james.UserEntityValidator;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.domainlist.lib.DomainListConfiguration;
import org.apache.james.domainlist.memory.MemoryDomainList;
import org.apache.james.mailrepository.api.MailRepositoryUrlStore;
import org.apache.james.mailrepository.api.Protocol;
import org.apache.james.mailrepository.memory.MailRepositoryStoreConfiguration;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.james.mailrepository.memory.MemoryMailRepositoryUrlStore;
import org.apache.james.modules.server.MailetContainerModule.DefaultProcessorsConfigurationSupplier;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.james.queue.memory.MemoryMailQueueFactory;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.james.rrt.memory.MemoryRecipientRewriteTable;
import org.apache.james.server.core.configuration.ConfigurationProvider;
import org.apache.james.user.api.UsersRepository;
import org.apache.james.user.memory.MemoryUsersRepository;
import org.apache.james.utils.InitializationOperation;
import org.apache.james.utils.InitilizationOperationBuilder;

/** Domains, users, queues and repositories in memory, as James's memory server binds them. */
final class MemoryModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(MemoryDomainList.class).in(Scopes.SINGLETON);
        bind(DomainList.class).to(MemoryDomainList.class);
        bind(UsersRepository.class).to(MemoryUsersRepository.class);
        bind(MemoryRecipientRewriteTable.class).in(Scopes.SINGLETON);
        bind(RecipientRewriteTable.class).to(MemoryRecipientRewriteTable.class);
        bindQueues();
        bindRepositories();
        bind(DefaultProcessorsConfigurationSupplier.class).toInstance(BaseHierarchicalConfiguration::new);
    }

    private void bindQueues() {
        bind(MemoryMailQueueFactory.class).in(Scopes.SINGLETON);
        bind(new TypeLiteral<MailQueueFactory<?>>() {}).to(MemoryMailQueueFactory.class);
        bind(new TypeLiteral<MailQueueFactory<? extends ManageableMailQueue>>() {})
                .to(MemoryMailQueueFactory.class);
    }

    private void bindRepositories() {
        bind(MemoryMailRepositoryUrlStore.class).in(Scopes.SINGLETON);
        bind(MailRepositoryUrlStore.class).to(MemoryMailRepositoryUrlStore.class);
        bind(MailRepositoryStoreConfiguration.Item.class)
                .toInstance(new MailRepositoryStoreConfiguration.Item(
                        List.of(new Protocol("memory")),
                        MemoryMailRepository.class.getName(),
                        new BaseHierarchicalConfiguration()));
    }

    @Provides
    @Singleton
    MemoryUsersRepository users(DomainList domains, UserEntityValidator validator) {
        MemoryUsersRepository users = MemoryUsersRepository.withVirtualHosting(domains);
        users.setValidator(validator);
        return users;
    }

    @ProvidesIntoSet
    InitializationOperation configureDomains(DomainListConfiguration configuration, MemoryDomainList domains) {
        return InitilizationOperationBuilder.forClass(MemoryDomainList.class)
                .init(() -> domains.configure(configuration));
    }

    @ProvidesIntoSet
    InitializationOperation configureRewriting(ConfigurationProvider conf, MemoryRecipientRewriteTable table) {
        return InitilizationOperationBuilder.forClass(MemoryRecipientRewriteTable.class)
                .init(() -> table.configure(conf.getConfiguration("recipientrewritetable")));
    }
}
