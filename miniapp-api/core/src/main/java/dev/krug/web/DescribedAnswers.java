package dev.krug.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes what every endpoint may answer beside success, and whom it lets in. */
@Component
class DescribedAnswers implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {

    private static final String ERROR = "#/components/schemas/ApiError";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var endpoint = new Endpoints.Endpoint(handler);
        boolean isPublic = endpoint.access() == Access.Level.PUBLIC;
        operation.setSecurity(isPublic ? List.of() : List.of(new SecurityRequirement().addList("bearer")));
        var responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        errors(operation, endpoint).forEach((status, when) -> responses.addApiResponse(status, error(status, when)));
        operation.setResponses(responses);
        if (endpoint.isKeyed()) {
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name("Idempotency-Key")
                    .required(false)
                    .description("Repeated with the same key and body, the request happens once.")
                    .schema(new StringSchema().minLength(1).maxLength(255)));
        }
        return operation;
    }

    private static TreeMap<String, String> errors(Operation operation, Endpoints.Endpoint endpoint) {
        var errors = new TreeMap<String, String>();
        boolean takesInput = operation.getRequestBody() != null
                || operation.getParameters() != null
                        && !operation.getParameters().isEmpty();
        if (takesInput || endpoint.isKeyed()) {
            errors.put("400", "Something in the request is not valid; details name every field.");
        }
        if (operation.getRequestBody() != null) {
            errors.put("413", "The body is larger than 256 KiB.");
            errors.put("415", "The body is no JSON.");
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
            errors.put("404", "There is no such thing, or it is not the caller's to see.");
        }
        if (endpoint.isKeyed()) {
            errors.put("409", "Taken by somebody else, or the first request with this key is still running.");
            errors.put("422", "A rule refuses; details.reason says which.");
        }
        if (endpoint.access() != Access.Level.PUBLIC || endpoint.signsIn()) {
            errors.put("401", "The credentials are missing, wrong, expired or revoked.");
            errors.put("403", "The caller is known and may not do this.");
        }
        if (endpoint.isLimited()) {
            errors.put("429", "Too many requests; Retry-After says when to come again.");
        }
        errors.put("500", "Something failed on our side.");
        errors.put("503", "The service is starting, stopping or cannot reach its database.");
        return errors;
    }

    private static ApiResponse error(String status, String when) {
        var response = new ApiResponse()
                .description(when)
                .content(new Content()
                        .addMediaType("application/json", new MediaType().schema(new Schema<>().$ref(ERROR))));
        if (status.equals("429")) {
            for (var name : List.of("Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")) {
                response.addHeaderObject(name, new Header().schema(new IntegerSchema()));
            }
        }
        return response;
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        var components = api.getComponents();
        var error = ModelConverters.getInstance()
                .resolveAsResolvedSchema(new AnnotatedType(ApiError.class).resolveAsRef(true));
        error.referencedSchemas.forEach(components::addSchemas);
    }
}
