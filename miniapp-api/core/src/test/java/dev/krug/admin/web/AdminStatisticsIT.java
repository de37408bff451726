package dev.krug.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@ApiTest
class AdminStatisticsIT { // MB-820, MB-821

    private static long next = 9_450_000_000L;

    @Autowired
    Api api;

    @Autowired
    DatabaseClient database;

    private String admin;

    @BeforeEach
    void signIn() {
        var id = next++;
        api.signIn(id, "Olga");
        database.sql("update users set role = 'admin' where telegram_id = " + id)
                .then()
                .block();
        admin = api.signIn(id, "Olga").accessToken();
    }

    @Test
    void answersNumbersAndThePictureOfThem() throws IOException, InterruptedException {
        var stats = api.get("/api/v1/admin/stats", admin).data();
        assertThat(stats.path("now").path("numbers").path("total_users").asInt())
                .isPositive();
        assertThat(stats.path("metrics")).hasSizeGreaterThan(10);
        assertThat(stats.path("metrics").path(0).path("days")).hasSize(30);
        assertThat(api.get("/api/v1/admin/stats/charts/new_users?from=2026-01-01&to=2026-01-07", admin)
                        .data()
                        .path("days"))
                .hasSize(7);
        for (var chart : new String[] {"new_users", "xp", "levels", "retention"}) {
            var picture = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(
                                            api.origin() + "/api/v1/admin/stats/charts/" + chart + "?scale=2"))
                                    .header("Authorization", "Bearer " + admin)
                                    .header("Accept", "image/png")
                                    .build(),
                            BodyHandlers.ofByteArray());
            assertThat(picture.statusCode()).as(chart).isEqualTo(200);
            assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth())
                    .isEqualTo(2_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=2026-02-01&to=2026-01-01",
                "?from=2024-01-01&to=2026-01-01",
                "?from=yesterday",
                "?to=-5000-01-01",
                "/charts/new_users?from=x"
            })
    void refusesRangesThatAreNone(String path) {
        assertThat(api.get("/api/v1/admin/stats" + path, admin).status()).isEqualTo(400);
    }

    @Test
    void knowsOnlyItsMetricsAndOnlyAdmins() {
        assertThat(api.get("/api/v1/admin/stats/charts/happiness", admin).status())
                .isEqualTo(404);
        var member = api.signIn(next++, "Mia").accessToken();
        assertThat(api.get("/api/v1/admin/stats", member).status()).isEqualTo(403);
        assertThat(api.get("/api/v1/admin/stats/charts/xp", member).status()).isEqualTo(403);
    }
}
