package dev.krug.web;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The store and the API, without bots. */
@SpringBootApplication(scanBasePackages = "dev.krug")
class ApiTestApplication {}
