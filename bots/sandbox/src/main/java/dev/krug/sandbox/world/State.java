package dev.krug.sandbox.world;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is kept between two starts; one JSON file. */
final class State {

    SigningKey signingKey = SigningKey.generate();
    Map<Long, Person> people = new LinkedHashMap<>();
    Map<Long, BotAccount> bots = new LinkedHashMap<>();
    Map<String, Chat> chats = new LinkedHashMap<>();
    Map<String, StoredFile> files = new LinkedHashMap<>();
    Map<String, Map<String, String>> cloud = new HashMap<>();
    Map<String, Poll> polls = new LinkedHashMap<>();
    Map<String, InlineMessage> inlineMessages = new LinkedHashMap<>();
    Map<String, PreparedMessage> prepared = new LinkedHashMap<>();
    Map<Long, List<String>> photos = new HashMap<>();
}
