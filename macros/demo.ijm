// Shows the suite at work: trains on the sample data, then segments, classifies and explains its test
// images. Keys of the argument:
//     data     the sample data (default: sample-data in ImageJ's folder)
//     output   folder for the model and the results (default: demo-output in ImageJ's folder)
//     preset   fast or paper (default: fast)
//     epochs   number of epochs (default: as the preset says)
//     resolution   side of the images in pixels (default: as the preset says)
//     seed     of the training (default: 1)
//     device   auto, cpu or gpu (default: auto)

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

// The value of a key in the argument.
function option(key, standard) {
    text = " " + getArgument() + " ";
    start = indexOf(text, " " + key + "=");
    if (start < 0) return standard;
    value = substring(text, start + lengthOf(key) + 2);
    if (startsWith(value, "[")) return substring(value, 1, indexOf(value, "]"));
    return substring(value, 0, indexOf(value, " "));
}

function folder(path) {
    if (endsWith(path, "/") || endsWith(path, File.separator)) return path;
    return path + "/";
}
