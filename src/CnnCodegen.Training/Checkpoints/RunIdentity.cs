using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>What must be equal for a run to go on from another's checkpoint: network, data, settings, device. By name, as readable values.</summary>
internal static class RunIdentity
{
    /// <summary>The identity of a run.</summary>
    /// <param name="network">The network with its first weights, which hold the seed's and the given vectors' part.</param>
    /// <param name="options">The settings.</param>
    /// <param name="task">What the network is trained for; has begun.</param>
    public static IReadOnlyDictionary<string, string> Of(TorchNetwork network, TrainingOptions options, ITrainingTask task)
    {
        var identity = new SortedDictionary<string, string>(task.Identity.ToDictionary(), StringComparer.Ordinal)
        {
            ["network"] = network.Description.Name,
            ["architecture"] = network.Description.Architecture,
            ["device"] = network.Device.type.ToString(),
            ["first weights"] = Fingerprint(network),
        };
        using JsonDocument settings = JsonDocument.Parse(TrainingJson.Options(options));
        AddSettings(settings.RootElement, "", identity);
        return identity;
    }

    /// <summary>What differs between two identities, in words; empty where nothing does.</summary>
    public static string Difference(IReadOnlyDictionary<string, string> then, IReadOnlyDictionary<string, string> now) => string.Join("; ",
        from name in then.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
        let before = then.GetValueOrDefault(name, "not set")
        let after = now.GetValueOrDefault(name, "not set")
        where before != after
        select $"{name}: {before} in the checkpoint, {after} now");

    private static void AddSettings(JsonElement element, string name, SortedDictionary<string, string> identity)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            if (element.ValueKind != JsonValueKind.Null)
                identity[name] = element.GetRawText();
            return;
        }

        foreach (JsonProperty property in element.EnumerateObject())
            AddSettings(property.Value, name.Length == 0 ? property.Name : $"{name}.{property.Name}", identity);
    }

    private static string Fingerprint(TorchNetwork network)
    {
        using IDisposable frozen = no_grad();
        using DisposeScope scope = NewDisposeScope();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, Tensor values) in network.Weights())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(MemoryMarshal.AsBytes<float>(values.cpu().contiguous().data<float>().ToArray()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
