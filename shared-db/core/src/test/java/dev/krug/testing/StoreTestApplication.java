package dev.krug.testing;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** All domains of the store, without bots and without the API. */
@SpringBootApplication(scanBasePackages = "dev.krug")
class StoreTestApplication {}
