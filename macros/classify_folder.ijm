// Classifies every image of a folder and of its subfolders. Keys of the argument:
//     input    folder of images (required)
//     model    file of a trained model (required)
//     output   another folder, for the results (default: classify-output in ImageJ's folder)
//     saliency true for saliency maps as well (default: false)
//     device   auto, cpu or gpu (default: auto)
// Runs "MultiMix Analyze Folder": results.csv has a row for each slice, also for a file that cannot
// be read.

readArgument(newArray("input", "model", "output", "saliency", "device"));
output = option("output", getDirectory("imagej") + "classify-output");
run("MultiMix Analyze Folder...", "input=[" + option("input", "") + "]"
    + " output=[" + output + "]"
    + " model=[" + option("model", "") + "]"
    + " saliency=" + option("saliency", "false")
    + " device=" + option("device", "auto"));
print("Classes and confidences are in " + output + File.separator + "results.csv");

// The value of a key in the argument.
function option(key, standard) {
    value = List.get(key);
    if (value == "") return standard;
    return value;
}

// Puts the keys and values of the argument into the List. A key that is not known is an error: a
// misspelled one would otherwise be passed over, and a default taken in its place.
function readArgument(keys) {
    List.clear();
    text = String.trim(getArgument());
    while (text != "") {
        if (!matches(text, "(?s)(" + String.join(keys, "|") + ")=.*"))
            exit("There is no key '" + substring(text, 0, wordEnd(text)) + "'. The keys are: "
                + String.join(keys, ", ") + ". A value with spaces goes into brackets: key=[a b]");
        key = substring(text, 0, indexOf(text, "="));
        text = substring(text, lengthOf(key) + 1);
        end = valueEnd(text);
        if (end < 0) exit("The value of '" + key + "' begins with '[' but has no closing ']'");
        value = substring(text, 0, end);
        if (startsWith(value, "[")) value = substring(value, 1, end - 1);
        if (List.get(key) != "") exit("The key '" + key + "' is given twice");
        List.set(key, value);
        text = String.trim(substring(text, end));
    }
}

// Length of the word that a text begins with, up to a space or an equals sign.
function wordEnd(text) {
    for (i = 1; i < lengthOf(text); i++)
        if (matches(substring(text, i, i + 1), "[\\s=]")) return i;
    return lengthOf(text);
}

// Length of the value that a text begins with; -1 if its bracket is not closed.
function valueEnd(text) {
    depth = 0;
    for (i = 0; i < lengthOf(text); i++) {
        letter = substring(text, i, i + 1);
        if (startsWith(text, "[")) {
            if (letter == "[") depth++;
            if (letter == "]") depth--;
            if (depth == 0) return i + 1;
        } else if (matches(letter, "\\s")) return i;
    }
    if (depth > 0) return -1;
    return lengthOf(text);
}
