package dev.krug.sandbox.content;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.request.Upload;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.StoredFile;
import dev.krug.sandbox.world.World;
import java.util.List;
import java.util.Objects;

/** Profile pictures: those that were uploaded, else one with the initials for whoever has chosen an emoji. */
public final class ProfilePhotos {

    private ProfilePhotos() {}

    /** The latest first. */
    public static List<StoredFile> of(World world, Person person) {
        var ids = world.profilePhotos(person.id());
        if (ids.isEmpty() && person.photo() != null) {
            var drawn = Pictures.initials(person.firstName().substring(0, 1), person.id());
            ids.add(world.files()
                    .store("photo", "profile.png", "image/png", drawn, Json.object())
                    .id());
        }
        return ids.stream()
                .map(world.files()::find)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    public static StoredFile add(World world, Person person, Upload upload) {
        var file =
                world.files().store("photo", upload.fileName(), upload.contentType(), upload.content(), Json.object());
        if (Pictures.sizes(file) == null) {
            throw Rejection.badRequest("IMAGE_PROCESS_FAILED");
        }
        world.profilePhotos(person.id()).addFirst(file.id());
        return file;
    }
}
