// Maps what a model looks at in the current image. Keys of the argument:
//     image    file to open first (default: the current image)
//     model    file of a trained model (required)
//     target   class to explain (default: the predicted one)
//     overlay  true to color the image as well (default: false)
//     device   auto, cpu or gpu (default: auto)
//     output   file to save the map to, .tif (default: it is only shown)

readArgument(newArray("image", "model", "target", "overlay", "device", "output"));
image = option("image", "");
output = option("output", "");

if (output != "" && !matches(output, "(?i).*\\.tiff?"))
    exit("The output is not a .tif file: " + output);
if (image != "") {
    if (!File.exists(image)) exit("There is no image file " + image);
    open(image);
}
run("MultiMix Saliency...", "model=[" + option("model", "") + "]"
    + " target=[" + option("target", "") + "]"
    + " overlay=" + option("overlay", "false")
    + " device=" + option("device", "auto"));
if (output != "") {
    makeParent(output);
    saveAs("Tiff", output);
    if (!File.exists(output) || File.isDirectory(output))
        exit("The saliency map could not be saved to " + output);
    print("The saliency map is in " + output);
}

// Makes the folders around a file; File.getParent says "null" for none.
function makeParent(file) {
    parent = "" + File.getParent(file);
    if (parent == "" || parent == "null" || File.exists(parent)) return;
    makeParent(parent);
    File.makeDirectory(parent);
}

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
