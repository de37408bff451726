# One image for every process; krug.roles and krug.bots.* choose what a container does.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -pl bots/app -am -DskipTests package
RUN java -Djarmode=tools -jar bots/app/target/krug-app-*-exec.jar \
      extract --layers --application-filename app.jar --destination /layers

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /app krug
WORKDIR /app
# From what changes seldom to what changes often, so that a new version is a small download.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
COPY bots/app/src/main/image/ ./
RUN ./train.sh
USER krug
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["./healthy.sh"]
# As long as a graceful stop may take, see krug.telegram.stop-timeout.
STOPSIGNAL SIGTERM
ENTRYPOINT ["./start.sh"]
