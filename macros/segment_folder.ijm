// Segments every image of a folder and saves the masks. Keys of the argument:
//     input    folder of images (default: the test images of the sample data)
//     output   folder for the masks (default: masks in ImageJ's folder)
//     model    file of a trained model (default: model.zip in ImageJ's folder)
//     device   auto, cpu or gpu (default: auto)
// Subfolders and other results in one go: "MultiMix Analyze Folder".

home = getDirectory("imagej");
input = folder(option("input", home + "sample-data/segmentation/test/images"));
output = folder(option("output", home + "masks"));
model = option("model", home + "model.zip");
device = option("device", "auto");

if (!File.isDirectory(input)) exit("There is no input folder " + input);
File.makeDirectory(output);
if (!File.isDirectory(output)) exit("The output folder cannot be made: " + output);
setBatchMode(true);
names = getFileList(input);
count = 0;
for (i = 0; i < names.length; i++) {
    if (!isImage(names[i])) continue;
    open(input + names[i]);
    image = getImageID();
    run("MultiMix Segment...", "model=[" + model + "] device=" + device);
    saveAs("PNG", output + File.getNameWithoutExtension(names[i]) + ".png");
    close();
    selectImage(image);
    close();
    count++;
}
if (count == 0) exit("There is no image in " + input);
print(count + " masks are in " + output);

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

function isImage(name) {
    return matches(toLowerCase(name), ".*\\.(tif|tiff|png|jpg|jpeg|gif|bmp|dcm|pgm)");
}
