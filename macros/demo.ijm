// Shows the suite at work: trains on the sample data, then segments, classifies and explains its test
// images. Keys of the argument:
//     data     the sample data (default: sample-data in ImageJ's folder)
//     output   folder for the model and the results (default: demo-output in ImageJ's folder)
//     preset   fast or paper (default: fast)
//     epochs   number of epochs (default: as the preset says)
//     resolution   side of the images in pixels (default: as the preset says)
//     seed     of the training (default: 1)
//     device   auto, cpu, gpu or all (default: auto)

readArgument(newArray("data", "output", "preset", "epochs", "resolution", "seed", "device"));
data = folder(option("data", getDirectory("imagej") + "sample-data"));
output = folder(option("output", getDirectory("imagej") + "demo-output"));
device = option("device", "auto");

if (!File.isDirectory(data)) exit("There is no sample data in " + data);
File.makeDirectory(output);
if (!File.isDirectory(output)) exit("The output folder cannot be made: " + output);

print("1. Training on " + data);
run("MultiMix Train...", "segmentation=[" + data + "segmentation]"
    + " classification=[" + data + "classification]"
    + " model=[" + output + "model.zip]"
    + " preset=" + option("preset", "fast")
    + " epochs=" + option("epochs", "0")
    + " resolution=" + option("resolution", "0")
    + " seed=" + option("seed", "1")
    + " device=" + device);

print("2. Masks, classes, saliency and overlays of the test images");
analyze(data + "segmentation/test/images", output + "segmentation");
analyze(data + "classification/test", output + "classification");

print("Everything is in " + output);
print("    model.zip                                the trained model");
print("    segmentation, classification             one folder for each part of the test images:");
print("    .../results.csv                          classes, confidences and mask areas");
print("    .../masks, .../saliency, .../overlays    images to look at");

function analyze(input, results) {
    run("MultiMix Analyze Folder...", "input=[" + input + "] output=[" + results + "]"
        + " model=[" + output + "model.zip] saliency=true device=" + device);
}

function folder(path) {
    if (endsWith(path, "/") || endsWith(path, File.separator)) return path;
    return path + "/";
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
