/// Words that carry no content of their own: leaving them unread costs nothing.
enum Stopwords {
  static func contains(_ word: String) -> Bool { words.contains(word) }

  private static let words: Set<String> = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "from", "and", "or", "is", "are",
    "was",
    "were", "be", "been", "do", "does", "did", "have", "has", "had", "that", "which", "who", "whose", "whom",
    "what",
    "when", "where", "how", "it", "its", "they", "them", "their", "there", "this", "these", "those", "i",
    "me", "my",
    "we", "us", "our", "you", "your", "he", "she", "his", "her", "as", "than", "then", "so", "also", "please",
    "can",
    "could", "would", "should", "will", "shall", "may", "might", "must", "not", "no", "any", "some", "all",
    "each",
    "every", "per", "s", "t", "if", "but", "only", "just", "ever", "during", "into", "about", "between",
    "within",
    "across", "am", "such", "other", "both", "either", "one", "ones", "many", "much", "more", "most", "less",
    "least",
    "over", "under", "above", "below", "up", "out", "off", "again", "yes", "show", "list", "give", "find",
    "tell",
    "let", "get", "return", "display", "want", "like", "need", "know", "see", "look", "make", "use", "go",
    "come", "came", "comes", "through",
  ]
}

/// Frequent words of English that are not to be "corrected" into a name of the schema.
enum CommonEnglish {
  static func contains(_ word: String) -> Bool { words.contains(word) }

  private static let words: Set<String> = [
    "live", "life", "work", "play", "name", "call", "hold", "take", "place", "part", "time", "year", "month",
    "week",
    "day", "people", "person", "man", "woman", "child", "world", "country", "state", "city", "town", "house",
    "home",
    "company", "group", "team", "number", "amount", "value", "price", "cost", "sale", "order", "buy", "sell",
    "pay",
    "good", "bad", "big", "small", "high", "low", "old", "new", "young", "long", "short", "first", "last",
    "next",
    "better", "best", "great", "large", "little", "own", "same", "different", "early", "late", "important",
    "public",
    "able", "lead", "leave", "lose", "love", "have", "hate", "hear", "help", "keep", "kind", "like", "line",
    "mean",
    "meet", "move", "near", "open", "read", "real", "rest", "rise", "seem", "send", "serve", "set", "side",
    "stand",
    "start", "stay", "stop", "store", "study", "sure", "talk", "teach", "tell", "thing", "think", "turn",
    "type",
    "visit", "wait", "walk", "want", "watch", "water", "weather", "white", "whole", "win", "word", "write",
    "wrong",
    "color", "black", "blue", "green", "red", "food", "money", "music", "movie", "book", "game", "paper",
    "job",
    "road", "room", "school", "service", "star", "story", "street", "student", "system", "table", "test",
    "text",
    "train", "travel", "tree", "trip", "true", "under", "unit", "view", "voice", "war", "wine", "north",
    "south",
    "east", "west", "offer", "host", "cast", "fast", "cheap", "rate", "share", "rank", "grade", "purpose",
    "role",
    "current", "history", "animal", "novel", "language", "official", "temperature", "population", "happy",
    "future",
    "today", "tomorrow", "yesterday", "holiday", "event", "news", "science", "scientific", "classic",
    "famous",
  ]
}
