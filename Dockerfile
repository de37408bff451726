# One image for every process; krug.roles and krug.bots.* choose what a container does.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -pl bots/app -am -DskipTests package
RUN java -Djarmode=tools -jar bots/app/target/krug-app-*-exec.jar \
      extract --layers --application-filename app.jar --destination /layers

# The start-up cache is written by a run on real servers. It fits the JDK and the jars of the next stage: they are the same.
FROM postgres:18 AS training
RUN apt-get update && apt-get install -y --no-install-recommends redis-server && rm -rf /var/lib/apt/lists/*
COPY --from=eclipse-temurin:25-jre /opt/java/openjdk /opt/java/openjdk
ENV PATH=/opt/java/openjdk/bin:$PATH
WORKDIR /app
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
COPY bots/app/src/main/image/ ./
RUN install -d -o postgres /tmp/database \
      && gosu postgres initdb --auth=trust /tmp/database \
      && gosu postgres pg_ctl --wait --pgdata=/tmp/database start \
      && redis-server --daemonize yes \
      && DATABASE_URL=postgresql://postgres:none@localhost/postgres REDIS_URL=redis://localhost:6379 ./train.sh

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /app krug
WORKDIR /app
# From what changes seldom to what changes often, so that a new version is a small download.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
COPY bots/app/src/main/image/ ./
COPY --from=training /app/app.aot ./
USER krug
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["./healthy.sh"]
# As long as a graceful stop may take, see krug.telegram.stop-timeout.
STOPSIGNAL SIGTERM
ENTRYPOINT ["./start.sh"]
