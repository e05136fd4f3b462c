package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;

class EngineConfigTest {

    @Test
    void shouldDeliverToWhomItCanUnlessToldOtherwise() {
        assertThat(new EngineConfig(FakeMailetConfig.builder().build()).getInitParameter("sendpartial"))
                .isEqualTo("true");
        assertThat(new EngineConfig(FakeMailetConfig.builder()
                                .setProperty("sendpartial", "false")
                                .build())
                        .getInitParameter("sendpartial"))
                .isEqualTo("false");
    }

    @Test
    void shouldKeepOnSuccessFromJames() {
        EngineConfig config = new EngineConfig(
                FakeMailetConfig.builder().setProperty("onSuccess", "delivered").build());

        assertThat(config.getInitParameter("onSuccess")).isNull();
        assertThat(ImmutableList.copyOf(config.getInitParameterNames())).doesNotContain("onSuccess");
    }

    @Test
    void shouldUnderstandTheSpellingOfTheDocumentation() {
        assertThat(new EngineConfig(FakeMailetConfig.builder()
                                .setProperty("connectionTimeout", "1000")
                                .build())
                        .getInitParameter("connectiontimeout"))
                .isEqualTo("1000");
    }
}
